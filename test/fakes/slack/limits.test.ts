import { expect, test } from "vitest";
import { clientOf, slackWith } from "./bolt-app.ts";
import { BLOCK_LIMITS, VIEW_LIMITS } from "./limits.ts";

/* Each limit: as much as it allows is taken, one more is refused, with the place. */

const x = (count: number) => "x".repeat(count);
const plain = (text: string) => ({ type: "plain_text", text });
const markup = (text: string) => ({ type: "mrkdwn", text });
const times = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const button = (more: object = {}) => ({ type: "button", text: plain("Oui"), ...more });
const actions = (...elements: readonly unknown[]) => [{ type: "actions", elements }];
const option = (at: number | string, more: object = {}) => ({
  text: plain(`Option ${at}`),
  value: `${at}`,
  ...more,
});
const choice = (type: string, options: readonly unknown[], more: object = {}) =>
  actions({ type, options, ...more });
const input = (more: object, element: object = {}) => [
  {
    type: "input",
    label: plain("Titre"),
    element: { type: "plain_text_input", ...element },
    ...more,
  },
];
const confirming = (confirm: object) =>
  actions(button({ confirm: { text: plain("Certain ?"), ...confirm } }));

const blocks: Readonly<Record<keyof typeof BLOCK_LIMITS, (count: number) => readonly unknown[]>> = {
  blocksInMessage: (count) => times(count, () => ({ type: "divider" })),
  blockId: (count) => [{ type: "divider", block_id: x(count) }],
  sectionText: (count) => [{ type: "section", text: markup(x(count)) }],
  sectionFields: (count) => [{ type: "section", fields: times(count, () => markup("x")) }],
  fieldText: (count) => [{ type: "section", fields: [markup(x(count))] }],
  headerText: (count) => [{ type: "header", text: plain(x(count)) }],
  contextElements: (count) => [{ type: "context", elements: times(count, () => markup("x")) }],
  contextText: (count) => [{ type: "context", elements: [markup(x(count))] }],
  actionsElements: (count) => actions(...times(count, () => button())),
  inputLabel: (count) => input({ label: plain(x(count)) }),
  inputHint: (count) => input({ hint: plain(x(count)) }),
  imageUrl: (count) => [{ type: "image", image_url: x(count), alt_text: "x" }],
  altText: (count) => [{ type: "image", image_url: "x", alt_text: x(count) }],
  actionId: (count) => actions(button({ action_id: x(count) })),
  buttonText: (count) => actions(button({ text: plain(x(count)) })),
  buttonValue: (count) => actions(button({ value: x(count) })),
  buttonUrl: (count) => actions(button({ url: x(count) })),
  spokenLabel: (count) => actions(button({ accessibility_label: x(count) })),
  placeholder: (count) => choice("static_select", [option(1)], { placeholder: plain(x(count)) }),
  selectOptions: (count) => choice("static_select", times(count, option)),
  overflowOptions: (count) => choice("overflow", times(count, option)),
  radioOptions: (count) => choice("radio_buttons", times(count, option)),
  checkboxOptions: (count) => choice("checkboxes", times(count, option)),
  inputLength: (count) => input({}, { initial_value: x(count) }),
  optionText: (count) => choice("static_select", [{ text: plain(x(count)), value: "1" }]),
  optionValue: (count) => choice("static_select", [option(x(count), { text: plain("x") })]),
  optionDescription: (count) =>
    choice("static_select", [option(1, { description: plain(x(count)) })]),
  confirmTitle: (count) => confirming({ title: plain(x(count)) }),
  confirmText: (count) => confirming({ text: plain(x(count)) }),
  confirmButton: (count) => confirming({ deny: plain(x(count)) }),
};

const views: Readonly<Record<keyof typeof VIEW_LIMITS, (count: number) => object>> = {
  blocksInView: (count) => ({ blocks: times(count, () => ({ type: "divider" })) }),
  title: (count) => ({ title: plain(x(count)) }),
  submit: (count) => ({ submit: plain(x(count)) }),
  close: (count) => ({ close: plain(x(count)) }),
  privateMetadata: (count) => ({ private_metadata: x(count) }),
  callbackId: (count) => ({ callback_id: x(count) }),
  externalId: (count) => ({ external_id: x(count) }),
};

/** What a refused call says is wrong. */
const faultsOf = async (call: Promise<unknown>, error: string): Promise<string> => {
  const refusal = await call.catch((reason: unknown) => reason);
  expect(refusal).toMatchObject({ data: { ok: false, error } });
  const { data } = refusal as {
    readonly data: {
      readonly errors: readonly string[];
      readonly response_metadata: { readonly messages: readonly string[] };
    };
  };
  expect(data.response_metadata.messages).toEqual(data.errors.map((one) => `[ERROR] ${one}`));
  return data.errors.join("\n");
};

const beyond = (most: number) =>
  new RegExp(
    `^(must be less than ${most + 1} characters|no more than ${most} items allowed) \\[json-pointer:/`,
    "u",
  );

test.each(Object.entries(BLOCK_LIMITS))("%s: %o", async (name, { most }) => {
  const make = blocks[name as keyof typeof BLOCK_LIMITS];
  const slack = await slackWith();
  const { chat } = clientOf(slack);
  const post = (count: number) =>
    chat.postMessage({ channel: "C1", text: "x", blocks: make(count) as never });
  expect(await post(most)).toMatchObject({ ok: true });
  expect(await faultsOf(post(most + 1), "invalid_blocks")).toMatch(beyond(most));
  expect(slack.standing("C1")).toHaveLength(1);
});

test.each(Object.entries(VIEW_LIMITS))("%s: %o", async (name, { most }) => {
  const make = views[name as keyof typeof VIEW_LIMITS];
  const slack = await slackWith();
  slack.person("U1", "Julie");
  const client = clientOf(slack);
  const open = (count: number) =>
    client.views.open({
      trigger_id: slack.triggerOf("U1"),
      view: { type: "modal", title: plain("Titre"), blocks: [], ...make(count) } as never,
    });
  expect(await open(most)).toMatchObject({ ok: true });
  expect(await faultsOf(open(most + 1), "invalid_arguments")).toMatch(beyond(most));
});
