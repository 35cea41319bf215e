import { App, HTTPReceiver, type LogLevel, SocketModeReceiver } from "@slack/bolt";

/** What the floor is: Bolt as its documentation shows it, with one listener that answers every command with a word. */
export interface BareBolt {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** Where signed requests come in; without a port, all comes by Socket Mode. */
  readonly port?: number | undefined;
}

const given = JSON.parse(process.argv[2] ?? "") as BareBolt;
const { apiUrl: slackApiUrl, botToken: token, appToken, signingSecret, port } = given;
// The library prints nothing at a level that it does not know.
const logLevel = "none" as LogLevel;
const clientOptions = { slackApiUrl };
const receiver =
  port === undefined
    ? new SocketModeReceiver({ appToken, logLevel, installerOptions: { clientOptions } })
    : new HTTPReceiver({ signingSecret, port, logLevel });
const app = new App({ token, receiver, logLevel, clientOptions });
app.command(/.*/u, async ({ ack, respond }) => {
  await ack();
  await respond("Bonjour");
});
await app.start();
