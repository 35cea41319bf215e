import type { Block } from "../fakes/slack/content.ts";
import { unescaped } from "../fakes/slack/content.ts";
import { blocksHtml, STYLE } from "./slack-html.ts";

interface Shown {
  readonly blocks: readonly Block[];
}

interface ModalShown extends Shown {
  readonly title: string;
  readonly submit: string | undefined;
}

/** What a channel and a phone show, as one page. */
export interface Pictured {
  readonly channel: string;
  readonly messages: readonly Shown[];
  /** What one person alone is answered there. */
  readonly aside: Shown;
  readonly modals: readonly ModalShown[];
}

const message = ({ blocks }: Shown, about: string, kind = "") =>
  `<article class="${kind}"><div class="face">U</div><div><p class="who">Utopia<span>${about}</span></p>${blocksHtml(blocks)}</div></article>`;
const modal = ({ title, submit, blocks }: ModalShown) =>
  `<div class="modal"><h3>${unescaped(title)}</h3>${blocksHtml(blocks)}<footer><button>Annuler</button>${
    submit === undefined ? "" : `<button class="primary">${unescaped(submit)}</button>`
  }</footer></div>`;

/** A page that Chromium draws for the README. */
export function page({ channel, messages, aside, modals }: Pictured): string {
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Utopia sur Slack</title><style>${STYLE}</style>
<body><main><h2># ${channel}</h2>
${messages.map((one) => message(one, "APP")).join("\n")}
${message(aside, "visible de vous seul", "aside")}
</main><aside><h2>Sur un téléphone</h2>
${modals.map(modal).join("<br>")}
</aside></body></html>
`;
}
