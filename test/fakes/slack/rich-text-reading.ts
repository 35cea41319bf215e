import type { Fields } from "./checks.ts";
import { word } from "./checks.ts";
import type { NameOf, Read } from "./reading.ts";

/* Rich text is shown as it is: nothing in it is parsed, each link and mention is an element. */

interface Part {
  readonly type: string;
  readonly style?: unknown;
  readonly offset?: number;
  readonly elements: readonly unknown[];
}

/** A section, a list, a quote or what is preformatted, as somebody reads it. */
export function readRichText(given: unknown, nameOf: NameOf): readonly Read[] {
  const { type, style, offset = 0, elements } = given as Part;
  if (type !== "rich_text_list") return [together(elements as readonly Fields[], nameOf)];
  return (elements as readonly Part[]).map((item, at) => {
    const read = together(item.elements as readonly Fields[], nameOf);
    const sign = style === "ordered" ? `${offset + at + 1}.` : "•";
    return { ...read, text: `${sign} ${read.text}` };
  });
}

function together(elements: readonly Fields[], nameOf: NameOf): Read {
  const reads = elements.map((element) => readElement(element, nameOf));
  return {
    text: reads.map(({ text }) => text).join(""),
    links: reads.flatMap(({ links }) => links),
    pings: reads.flatMap(({ pings }) => pings),
  };
}

function readElement(element: Fields, nameOf: NameOf): Read {
  const at = (name: string): string => word(element[name]);
  const links = element["url"] === undefined ? [] : [at("url")];
  const says = (text: string): Read => ({ text, links, pings: [] });
  const calls = (id: string, name = nameOf(id)): Read => ({ text: `@${name}`, links, pings: [id] });
  switch (element["type"]) {
    case "text":
      return says(at("text"));
    case "link":
      return says(at("text") || at("url"));
    case "date":
      return says(at("fallback") || at("format"));
    case "emoji":
      return { ...says(`:${at("name")}:`), links: [] };
    case "channel":
      return says(`#${nameOf(at("channel_id"))}`);
    case "user":
      return calls(at("user_id"));
    case "usergroup":
      return calls(at("usergroup_id"));
    case "team":
      return calls(at("team_id"));
    case "broadcast":
      return calls(at("range"), at("range"));
    default:
      throw new Error(`No such element of rich text: ${at("type")}`);
  }
}
