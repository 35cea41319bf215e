import { createServer, type ServerResponse } from "node:http";
import { SetupFault } from "./errors.ts";
import type { Health } from "./health-check.ts";

/** Monitors are few, and ask briefly. */
const MOST_CONNECTIONS = 20;
const PATIENCE = 5_000;

export interface HealthServer {
  close(): Promise<void>;
}

/**
 * Answers `GET /healthz` on this machine only: 200 when all is well, else 503 with the reason.
 * @throws {SetupFault} when the port cannot be had
 */
export async function serveHealth(
  port: number,
  check: () => Promise<Health>,
): Promise<HealthServer> {
  const options = {
    requestTimeout: PATIENCE,
    headersTimeout: PATIENCE,
    keepAliveTimeout: PATIENCE,
  };
  const server = createServer(options, (request, response) => {
    const [path] = (request.url ?? "").split("?", 1);
    if (path !== "/healthz") return answer(response, 404, { status: "unknown" });
    if (request.method !== "GET" && request.method !== "HEAD")
      return answer(response.setHeader("allow", "GET, HEAD"), 405, { status: "unknown" });
    void check().then((health) => answer(response, health.status === "ok" ? 200 : 503, health));
  });
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  }).catch((error: unknown) => {
    throw new SetupFault(
      `Le port ${port} (UTOPIA_HEALTH_PORT) ne peut pas être pris : ${reasonOf(error)}. Donnez-en un autre, ou arrêtez ce qui l’occupe.\n` +
        `Port ${port} (UTOPIA_HEALTH_PORT) cannot be taken: ${reasonOf(error)}. Name another one, or stop what holds it.`,
      { cause: error },
    );
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { "content-type": "application/json", "cache-control": "no-store" })
    .end(`${JSON.stringify(body)}\n`);
}

function reasonOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
