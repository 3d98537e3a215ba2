// Variables and options of node with which requests or keys would be written down, or certificates not be looked at.
import { Refusal } from "./refusal";

const hostileVariables = [
  "NODE_DEBUG",
  "NODE_DEBUG_NATIVE",
  "NODE_OPTIONS",
  "NODE_TLS_REJECT_UNAUTHORIZED",
  "NODE_V8_COVERAGE",
  "GRPC_TRACE",
  "GRPC_VERBOSITY",
  "GRPC_NODE_TRACE",
  "GRPC_NODE_VERBOSITY",
  "SSLKEYLOGFILE",
];

// `--jitless` is what the unit starts node with.
const harmlessOptions = ["--jitless"];

// Throws Refusal. Call before anything else is loaded that might read the environment.
export function checkEnvironment(env: NodeJS.ProcessEnv, nodeOptions: string[]): void {
  const variable = hostileVariables.find((name) => env[name] !== undefined);
  if (variable !== undefined) {
    throw new Refusal(
      `the environment has ${variable}, with which requests or keys could be written down; start without it (unset ${variable})`,
    );
  }
  if (nodeOptions.some((option) => !harmlessOptions.includes(option))) {
    throw new Refusal("node was given options of its own, with which requests could be written down; allowed is --jitless alone");
  }
}

// Node opens a debugger at SIGUSR1 and, where told to, writes reports; both show memory.
export function closeDiagnostics(): void {
  process.on("SIGUSR1", () => {});
  if (process.report) {
    process.report.reportOnSignal = false;
    process.report.reportOnFatalError = false;
    process.report.reportOnUncaughtException = false;
  }
}
