import { word } from "../fakes/slack/checks.ts";
import type { Block, Element } from "../fakes/slack/content.ts";
import { unescaped } from "../fakes/slack/content.ts";

/* Slack's blocks as a page, to be looked at: what stands here came out of the adapter. */

type Part = Readonly<Record<string, unknown>>;

const html = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Plain text objects arrive escaped; nothing else in them is markup. */
const shown = (text: unknown): string =>
  html(unescaped((text as { readonly text?: string } | undefined)?.text ?? ""));

export function blocksHtml(blocks: readonly Block[]): string {
  return blocks.map(blockHtml).join("\n");
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case "header":
      return `<h3>${shown(block.text)}</h3>`;
    case "context":
      return `<p class="context">${(block.elements ?? []).map((one) => shown(one)).join(" ")}</p>`;
    case "rich_text":
      return (block.elements ?? []).map((part) => richHtml(part)).join("");
    case "actions":
      return `<p class="actions">${(block.elements ?? []).map(buttonHtml).join(" ")}</p>`;
    case "input":
      return inputHtml(block);
    default:
      throw new Error(`no picture of ${block.type}`);
  }
}

function richHtml(part: Part): string {
  const parts = (part["elements"] ?? []) as readonly Part[];
  if (part["type"] === "rich_text_list")
    return `<ul>${parts.map((one) => `<li>${inlineHtml(one)}</li>`).join("")}</ul>`;
  return `<p>${inlineHtml(part)}</p>`;
}

function inlineHtml(part: Part): string {
  return ((part["elements"] ?? []) as readonly Part[]).map(elementHtml).join("");
}

function elementHtml(element: Part): string {
  const { bold, code } = (element["style"] ?? {}) as { bold?: boolean; code?: boolean };
  const words = html(word(element["text"] ?? element["fallback"])).replaceAll("\n", "<br>");
  const dated = element["type"] === "date" ? `<span class="date">${words}</span>` : words;
  const coded = code === true ? `<code>${dated}</code>` : dated;
  return bold === true ? `<b>${coded}</b>` : coded;
}

function buttonHtml({ text, ...button }: Element): string {
  return `<button class="${word(button["style"])}">${shown(text)}</button>`;
}

function inputHtml({ label, hint, element, optional }: Block): string {
  const name = `${shown(label)}${optional === true ? ' <span class="context">(facultatif)</span>' : ""}`;
  const below = hint === undefined ? "" : `<p class="context">${shown(hint)}</p>`;
  return `<label>${name}</label>${element === undefined ? "" : entryHtml(element)}${below}`;
}

function entryHtml(element: Element): string {
  const chosen = (element["initial_option"] as { readonly value?: string } | undefined)?.value;
  if (element.type === "radio_buttons")
    return `<p class="radios">${(element.options ?? [])
      .map((one) => `<span class="${one.value === chosen ? "on" : ""}">${shown(one.text)}</span>`)
      .join("")}</p>`;
  const value = element["initial_value"] ?? element["initial_date"] ?? element["initial_time"];
  const lines = element["multiline"] === true ? "lines" : "";
  return `<p class="entry ${lines}">${html(word(value)).replaceAll("\n", "<br>")}</p>`;
}

export const STYLE = `
  * { box-sizing: border-box; margin: 0 }
  body { font: 15px/1.45 "Noto Sans", "DejaVu Sans", Lato, sans-serif; color: #1d1c1d; background: #fff; padding: 20px; width: 1180px; display: grid; grid-template-columns: 1fr 400px; gap: 28px; align-items: start }
  h2 { font-size: 14px; color: #616061; border-bottom: 1px solid #ddd; padding-bottom: 6px; margin-bottom: 10px }
  h3 { font-size: 17px; margin: 4px 0 }
  article { display: grid; grid-template-columns: 40px 1fr; gap: 10px; margin: 12px 0 }
  article > .face { width: 38px; height: 38px; border-radius: 8px; background: #1d4e89; color: #fff; display: grid; place-items: center; font-weight: 700 }
  article.aside { background: #f8f8f8; padding: 6px 8px; border-radius: 8px }
  .who { font-weight: 700 } .who span { font-weight: 400; font-size: 12px; color: #616061; margin-left: 6px }
  p, ul { margin: 3px 0 } ul { padding-left: 22px }
  .context { color: #616061; font-size: 13px; font-weight: 400 }
  .date { background: #eef3f8; border-radius: 3px }
  code { background: #f2f2f2; border: 1px solid #ddd; border-radius: 3px; padding: 0 3px; font-size: 13px; color: #b0254f }
  button { font: inherit; font-weight: 600; font-size: 13px; background: #fff; border: 1px solid #bbb; border-radius: 6px; padding: 4px 12px; margin: 2px 2px 4px 0 }
  button.primary { background: #007a5a; border-color: #007a5a; color: #fff } button.danger { color: #c01343; border-color: #c01343 }
  .modal { border: 1px solid #ccc; border-radius: 10px; padding: 16px; box-shadow: 0 8px 30px #0002 }
  .modal > h3 { border-bottom: 1px solid #eee; padding-bottom: 8px; margin-bottom: 8px }
  .modal footer { border-top: 1px solid #eee; margin-top: 12px; padding-top: 10px; text-align: right }
  label { display: block; font-weight: 700; margin-top: 10px }
  .entry { border: 1px solid #bbb; border-radius: 6px; padding: 5px 8px; min-height: 34px } .entry.lines { min-height: 60px }
  .radios span { display: block } .radios span::before { content: "○ " } .radios span.on::before { content: "◉ "; color: #1264a3 }
`;
