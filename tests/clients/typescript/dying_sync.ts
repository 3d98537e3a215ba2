/** A sync that is killed: `dying_sync TARGET FILE STEP before|after`, at its STEPth step, before or after that is stored. */

import { connect, JsonFileStore, type Organization } from "kok-search-client";

const [target = "", file = "", step = "", when = ""] = process.argv.slice(2);

class Dying extends JsonFileStore {
  private steps = 0;

  override apply(changed: readonly Organization[], removed: readonly string[], progress: string): void {
    this.steps += 1;
    if (this.steps === Number(step) && when === "before") process.kill(process.pid, "SIGKILL");
    super.apply(changed, removed, progress);
    if (this.steps === Number(step)) process.kill(process.pid, "SIGKILL");
  }
}

await connect({ target, timeoutSeconds: 30 }).sync(new Dying(file));
