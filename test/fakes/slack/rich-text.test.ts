import { expect, test } from "vitest";
import { clientOf, slackWith } from "./bolt-app.ts";
import { BLOCK_WEIGHT, LIMITS } from "./limits.ts";

/* Rich text, as https://docs.slack.dev/reference/block-kit/blocks/rich-text-block has it. */

const text = (words: string, more: object = {}) => ({ type: "text", text: words, ...more });
const section = (...elements: readonly object[]) => ({ type: "rich_text_section", elements });
const list = (more: object) => ({
  type: "rich_text_list",
  style: "bullet",
  elements: [section(text("CAF"))],
  ...more,
});
const julie = { type: "user", user_id: "U1" };
const { listIndent, weightOfBlocks } = LIMITS;
/** As long as one block of rich text can be, and so much more. */
const long = (more: number) => section(text("x".repeat(weightOfBlocks.most - BLOCK_WEIGHT + more)));

async function post(...elements: readonly object[]) {
  const slack = await slackWith();
  slack.person("U1", "Julie");
  const blocks = [{ type: "rich_text", elements }] as never;
  await clientOf(slack).chat.postMessage({ channel: "C1", text: "Bonjour", blocks });
  return slack.shown("C1");
}

test("it is shown as it is, and calls only by its elements", async () => {
  const date = { type: "date", timestamp: 1_800_000_000, format: "{date_long}" };
  const shown = await post(
    section(
      text("<!channel> @here &lt; https://example.org ", { style: { bold: true } }),
      { type: "link", url: "https://example.org/charte", text: "la charte" },
      text(" "),
      { ...date, fallback: "vendredi" },
    ),
    list({
      style: "ordered",
      offset: 1,
      elements: ["CAF", "ADIL"].map((one) => section(text(one))),
    }),
    list({ indent: listIndent.most, elements: [section({ type: "emoji", name: "tada" })] }),
    { type: "rich_text_preformatted", elements: [text("voter 1 oui")], border: 1 },
    {
      type: "rich_text_quote",
      elements: [
        julie,
        { type: "channel", channel_id: "C1" },
        { type: "usergroup", usergroup_id: "S1" },
        { type: "team", team_id: "T1" },
        { type: "broadcast", range: "everyone" },
      ],
    },
  );
  expect(shown).toEqual([
    {
      text: [
        "<!channel> @here &lt; https://example.org la charte vendredi",
        "2. CAF",
        "3. ADIL",
        "• :tada:",
        "voter 1 oui",
        "@Julie#logement@S1@T1@everyone",
      ].join("\n"),
      buttons: [],
      links: ["https://example.org/charte"],
      pings: ["U1", "S1", "T1", "everyone"],
    },
  ]);
});

test("it is as long as a message can be", async () => {
  expect(await post(long(0))).toHaveLength(1);
});

test.each<[why: string, error: string, elements: readonly object[]]>([
  ["nothing in it", "invalid_blocks", []],
  ["an empty text", "invalid_blocks", [section(text(""))]],
  ["an unknown part", "invalid_blocks", [{ type: "rich_text_table", elements: [] }]],
  ["an unknown element", "invalid_blocks", [section({ type: "mrkdwn", text: "x" })]],
  ["an unknown style", "invalid_blocks", [section(text("x", { style: { large: true } }))]],
  [
    "half a second",
    "invalid_blocks",
    [section({ type: "date", timestamp: 1.5, format: "{date}" })],
  ],
  ["a date of no format", "invalid_blocks", [section({ type: "date", timestamp: 1 })]],
  ["a call to the world", "invalid_blocks", [section({ type: "broadcast", range: "world" })]],
  ["a list of texts", "invalid_blocks", [list({ elements: [text("x")] })]],
  ["a list of no style", "invalid_blocks", [list({ style: undefined })]],
  ["a list too deep", "invalid_blocks", [list({ indent: listIndent.most + 1 })]],
  ["a thick border", "invalid_blocks", [list({ border: 2 })]],
  ["a call in code", "invalid_blocks", [{ type: "rich_text_preformatted", elements: [julie] }]],
  ["too much of it", "msg_blocks_too_long", [long(1)]],
])("refused: %s", async (_, error, elements) => {
  await expect(post(...elements)).rejects.toMatchObject({ data: { ok: false, error } });
});
