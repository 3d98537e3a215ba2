// How many calls are under way: of all, and of each principal, so that one cannot take the room of the others. The service sees
// the gateway as one principal and cannot tell them apart.
import type { Limits } from "./flags";
import { ProblemError } from "./problem";

export class Admission {
  private all = 0;
  private readonly byPrincipal = new Map<string, number>();

  constructor(private readonly limits: Limits) {}

  // Throws ProblemError where there is no room. Call what it returns once, when the call is over.
  enter(principal: string): () => void {
    const own = this.byPrincipal.get(principal) ?? 0;
    if (this.all >= this.limits.maxCalls || own >= this.limits.maxCallsPerPrincipal) {
      throw new ProblemError(429, "OVERLOADED", "Too many calls are under way at once.", [], 1);
    }
    this.all += 1;
    this.byPrincipal.set(principal, own + 1);
    return () => this.leave(principal);
  }

  private leave(principal: string): void {
    this.all -= 1;
    const left = (this.byPrincipal.get(principal) ?? 1) - 1;
    if (left > 0) this.byPrincipal.set(principal, left);
    else this.byPrincipal.delete(principal);
  }
}
