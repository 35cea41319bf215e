/** As low as Synapse's own, which let about ten messages through and then ask for a wait; or out of the way. */
export type Limits = "raised" | "default";

const MUCH = { per_second: 10_000, burst_count: 10_000 };
const RAISED = {
  rc_message: MUCH,
  rc_registration: MUCH,
  rc_login: { address: MUCH, account: MUCH, failed_attempts: MUCH },
  rc_admin_redaction: MUCH,
  rc_joins: { local: MUCH, remote: MUCH },
  rc_joins_per_room: MUCH,
  rc_invites: { per_room: MUCH, per_user: MUCH, per_issuer: MUCH },
  rc_room_creation: MUCH,
};

const LOG = {
  version: 1,
  formatters: { plain: { format: "%(asctime)s %(name)s %(levelname)s %(message)s" } },
  handlers: { console: { class: "logging.StreamHandler", formatter: "plain" } },
  root: { level: "WARNING", handlers: ["console"] },
};

/** The configuration files of a homeserver that speaks to this machine alone, by name. JSON is YAML. */
export function synapseFiles(
  folder: string,
  { port, secret, limits }: { port: number; secret: string; limits: Limits },
): Readonly<Record<string, string>> {
  const listener = {
    port,
    type: "http",
    tls: false,
    bind_addresses: ["127.0.0.1"],
    resources: [{ names: ["client"], compress: false }],
  };
  const settings = {
    server_name: "localhost",
    pid_file: `${folder}/pid`,
    listeners: [listener],
    database: { name: "sqlite3", args: { database: `${folder}/homeserver.db` } },
    media_store_path: `${folder}/media`,
    signing_key_path: `${folder}/signing.key`,
    log_config: `${folder}/log.yaml`,
    registration_shared_secret: secret,
    macaroon_secret_key: `macaroons of ${secret}`,
    form_secret: `forms of ${secret}`,
    trusted_key_servers: [],
    federation_domain_whitelist: [],
    report_stats: false,
    presence: { enabled: false },
    url_preview_enabled: false,
    ...(limits === "raised" ? RAISED : {}),
  };
  return { "homeserver.yaml": JSON.stringify(settings), "log.yaml": JSON.stringify(LOG) };
}
