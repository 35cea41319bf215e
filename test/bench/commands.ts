import type { Place } from "../../src/chat.ts";
import { type Line, line } from "./line.ts";
import { compare, timed } from "./measure.ts";
import { directly } from "./silent-chat.ts";
import { type BenchTown, voter } from "./town-of-size.ts";

const ROUNDS = 9;

/** Questions, from what was typed to the view that answers it. */
export async function benchCommands(town: BenchTown): Promise<readonly Line[]> {
  const person = voter(0);
  const asked: readonly (readonly [what: string, words: string, place: Place])[] = [
    ["help", "help", town.channel],
    ["next-meeting of a commission", "next-meeting", town.channel],
    ["next-meeting of each body", "next-meeting", directly(person)],
  ];
  const read = town.raw.prepare("select * from member where id = ?");
  const look = async (id: number) => read.get(id);
  const floor = timed(20_000, async (times) => {
    for (let at = 0; at < times; at += 1) await look(1_001 + (at % 1_000));
  });
  const lines: Line[] = [];
  for (const [what, words, place] of asked) {
    const ours = timed(200, async (times) => {
      for (let at = 0; at < times; at += 1) await town.says(person, words, place);
    });
    const subject = { what, floorIs: "an async function that reads one row", unit: "/s" } as const;
    lines.push(line(subject, town.size, await compare(ours, floor, ROUNDS)));
  }
  return lines;
}
