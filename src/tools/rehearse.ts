import { parseArgs } from "node:util";
import { refuse } from "../domain/refusal.ts";
import { House, type HouseParts } from "../house.ts";
import { rehearse as liveThrough } from "../rehearse.ts";
import { speech } from "../text.ts";
import { type Text, text, title, type View, view } from "../view.ts";
import { instantOf, isWall } from "../when.ts";
import type { Tool } from "./tool.ts";

/** `rehearse --from DATE --to DATE`: what would be posted, when and where; nothing is changed. */
export const rehearse: Tool = async (words, { open, show, ...box }) => {
  const { store, territories } = await open();
  const [{ language, zone }] = territories;
  const { say, slot } = speech(language);
  const { values } = parseArgs({
    args: [...words],
    options: { from: { type: "string" }, to: { type: "string" } },
    strict: false,
  });
  const [from, to] = [values["from"], values["to"]].map((date) =>
    typeof date === "string" ? wallOf(date) : undefined,
  );
  if (from === undefined || to === undefined) return refuse("tool.dates");
  const span = {
    now: box.now,
    from: instantOf({ wall: from, zone }),
    to: instantOf({ wall: to, zone }),
  };
  if (span.to <= span.from)
    return refuse("tool.backwards", { from: { wall: from, zone }, to: { wall: to, zone } });
  const rehearsed = {
    ...box,
    store,
    territories,
    make: (parts: HouseParts) => new House(parts, territories),
  };
  let count = 0;
  await liveThrough(rehearsed, span, ({ when, at, view: posted }) => {
    count += 1;
    const where = at.kind === "direct" ? `→ ${at.name}` : `#${at.name}`;
    show(dated(posted, [...slot(when), ` · ${where} (${at.platform})`]));
  });
  return view(
    text(say("tool.rehearsed", { count, from: { wall: from, zone }, to: { wall: to, zone } })),
  );
};

/** A message under its hour and its place, which are its title here. */
function dated({ blocks }: View, head: Text): View {
  const [first, ...others] = blocks;
  const body = first?.block === "title" ? [text(first.text), ...others] : blocks;
  return view(title(head), ...body);
}

/** A day is its first minute. */
function wallOf(date: string): string | undefined {
  return [date, `${date}T00:00`].find(isWall);
}
