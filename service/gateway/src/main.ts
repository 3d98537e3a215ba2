// kok-search-gateway: from the command line to the listeners, and back at SIGTERM.
import { Admission } from "./admission";
import { checkEnvironment, closeDiagnostics } from "./environment";
import { helpText, parseFlags } from "./flags";
import { Gateway, type Shared } from "./gateway";
import { closeListeners, openListeners } from "./listeners";
import { logEvent, logFault } from "./log";
import { Refusal } from "./refusal";
import { Reload, stateOf } from "./reload";
import { ServiceClient } from "./service_client";
import { readSettings } from "./settings";

declare const VERSION: string;

async function main(): Promise<void> {
  checkEnvironment(process.env, process.execArgv);
  closeDiagnostics();
  const flags = parseFlags(process.argv.slice(2));
  if (!flags) {
    process.stdout.write(`${helpText()}\n`);
    return;
  }
  const seen = stateOf(flags);
  const settings = readSettings(flags);
  const shared: Shared = {
    settings,
    client: new ServiceClient(flags.service, settings.clientTls),
    admission: new Admission(flags.limits),
    limits: flags.limits,
  };
  const gateways = flags.listen.map((address) => ({ address, gateway: new Gateway(address, shared) }));
  new Reload(flags, shared, gateways.map((entry) => entry.gateway), seen).start();
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void closeListeners(gateways.map((entry) => entry.gateway)).then(() => {
      shared.client.close();
      logEvent("stopped");
      process.exit(0);
    });
  };
  try {
    const addresses = await openListeners(gateways);
    for (const address of addresses) logEvent("started", { version: VERSION, address });
  } catch (error) {
    shared.client.close();
    throw error;
  }
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

function fail(error: unknown): never {
  if (error instanceof Refusal) {
    process.stderr.write(`kok-search-gateway: ${error.message}\n`);
    process.exit(error.code);
  }
  logFault(error);
  process.exit(1);
}

// A log that nobody reads any more is no reason to stop answering.
process.stderr.on("error", () => {});
process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);
process.on("warning", () => {});
main().catch(fail);
