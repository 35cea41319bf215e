import { describe, expect, test, vi } from "vitest";
import { boltApp, slackWith, type Transport } from "./slack/bolt-app.ts";

const buttons = (...labels: readonly string[]) => ({
  type: "actions" as const,
  elements: labels.map((label, at) => ({
    type: "button" as const,
    action_id: `button-${at}`,
    value: `value-${at}`,
    text: { type: "plain_text" as const, text: label },
  })),
});

describe.each<Transport>(["sockets", "http"])("a Bolt app over %s", (transport) => {
  test("answers a command to the one who typed it", async () => {
    const slack = await slackWith();
    const julie = slack.person("U1", "Julie");
    const karim = slack.person("U2", "Karim");
    await boltApp(slack, transport, (app) => {
      app.command("/utopia", async ({ ack, command, respond }) => {
        await ack();
        await respond(`Vous avez tapé : ${command.text}`);
      });
    });
    await julie.types("/utopia prochaine réunion", { in: "C1" });
    await vi.waitFor(() => expect(julie.answers).toHaveLength(1));
    expect(julie.answers).toMatchObject([{ text: "Vous avez tapé : prochaine réunion" }]);
    expect(karim.sees("C1")).toEqual([]);
    expect(slack.shown("C1")).toEqual([]);
  });

  test("hears a click, and edits its message", async () => {
    const slack = await slackWith();
    const julie = slack.person("U1", "Julie");
    const { client } = await boltApp(slack, transport, (app) => {
      app.action("button-1", async ({ ack, body, action, client: web }) => {
        await ack();
        if (body.type !== "block_actions" || action.type !== "button") return;
        const [channel = "", ts = ""] = [body.channel?.id, body.message?.ts];
        await web.chat.update({ channel, ts, text: `${body.user.id} ${action.value}` });
      });
    });
    await client.chat.postMessage({
      channel: "C1",
      text: "Venez",
      blocks: [buttons("Oui", "Non")],
    });
    expect(slack.shown("C1")).toMatchObject([{ buttons: ["Oui", "Non"] }]);
    await julie.clicks("Non", { in: "C1" });
    await vi.waitFor(() =>
      expect(slack.shown("C1")).toMatchObject([{ text: "U1 value-1", buttons: [] }]),
    );
  });

  test("a handler that never acknowledges: the person is told", async () => {
    const slack = await slackWith();
    const julie = slack.person("U1", "Julie");
    await boltApp(slack, transport, (app) => app.command("/utopia", async () => {}));
    await julie.types("/utopia aide", { in: "C1" });
    const error = transport === "http" ? "operation_timeout" : "dispatch_failed";
    expect(julie.told).toEqual([`/utopia failed with the error "${error}"`]);
  });

  test("the same envelope twice runs twice", async () => {
    const slack = await slackWith();
    const julie = slack.person("U1", "Julie");
    const run = vi.fn<(text: string) => void>();
    await boltApp(slack, transport, (app) => {
      app.command("/utopia", async ({ ack, command }) => {
        await ack();
        run(command.text);
      });
    });
    slack.doublesNext();
    await julie.types("/utopia aide", { in: "C1" });
    await vi.waitFor(() => expect(run.mock.calls).toEqual([["aide"], ["aide"]]));
  });

  test("hears a mention, a direct message and the home tab", async () => {
    const slack = await slackWith();
    const julie = slack.person("U1", "Julie");
    const heard = vi.fn<(event: object) => void>();
    await boltApp(slack, transport, (app) => {
      app.event("app_mention", async ({ event }) => heard(event));
      app.event("message", async ({ event }) => heard(event));
      app.event("app_home_opened", async ({ event, client }) => {
        const blocks = [{ type: "header", text: { type: "plain_text", text: "Mes réunions" } }];
        await client.views.publish({
          user_id: event.user,
          view: { type: "home", blocks } as never,
        });
      });
    });
    await julie.mentions("aide & moi", { in: "C1" });
    await julie.writes("aide");
    await julie.opensHome();
    await vi.waitFor(() => expect(julie.home).toMatchObject({ text: "Mes réunions" }));
    expect(heard.mock.calls).toMatchObject([
      [{ user: "U1", channel: "C1", text: `<@${slack.ids.bot}> aide &amp; moi` }],
      [{ user: "U1", channel: slack.directOf("U1"), channel_type: "im", text: "aide" }],
    ]);
  });

  test("a form is filled in, objected to, and taken", async () => {
    const slack = await slackWith();
    const julie = slack.person("U1", "Julie");
    await boltApp(slack, transport, (app) => {
      app.shortcut("lancer", async ({ ack, client, body }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: form });
      });
      app.view("dates", async ({ ack, view, body, client }) => {
        const { value } = view.state.values["titre"]?.["words"] ?? {};
        if (value !== "Colocation")
          return ack({ response_action: "errors", errors: { titre: "Lequel ?" } });
        await ack();
        await client.chat.postMessage({ channel: body.user.id, text: "Sondage lancé" });
      });
    });
    await julie.usesShortcut("lancer");
    await vi.waitFor(() => expect(julie.modal?.title).toBe("Sondage de dates"));
    expect(await julie.submits()).toBeUndefined();
    expect(julie.modal?.fields).toMatchObject([{ label: "Titre", error: expect.any(String) }]);
    await julie.fills({ Titre: "Autre" });
    await julie.submits();
    expect(julie.modal?.fields).toMatchObject([{ value: "Autre", error: "Lequel ?" }]);
    await julie.fills({ Titre: "Colocation" });
    await julie.submits();
    expect(julie.modal).toBeUndefined();
    await vi.waitFor(() => expect(julie.direct).toMatchObject([{ text: "Sondage lancé" }]));
  });
});

const form = {
  type: "modal" as const,
  callback_id: "dates",
  title: { type: "plain_text" as const, text: "Sondage de dates" },
  submit: { type: "plain_text" as const, text: "Lancer" },
  blocks: [
    {
      type: "input" as const,
      block_id: "titre",
      label: { type: "plain_text" as const, text: "Titre" },
      element: { type: "plain_text_input" as const, action_id: "words" },
    },
  ],
};
