import {
  all,
  type Check,
  chars,
  type Fields,
  integer,
  isFields,
  lengthOf,
  list,
  listOf,
  matching,
  maybe,
  object,
  upTo,
  word,
  wrong,
} from "./checks.ts";
import { MESSAGE_LIMITS } from "./limits.ts";

/* https://docs.discord.com/developers/resources/message#embed-object */

const address = maybe(matching(/^(?:https?|attachment):\/\//u));

const embed = object({
  title: upTo(MESSAGE_LIMITS.embedTitle),
  description: upTo(MESSAGE_LIMITS.embedDescription),
  url: address,
  timestamp: maybe(matching(/^\d{4}-\d\d-\d\dT/u)),
  color: maybe(integer({ most: 0xffffff }, 0)),
  footer: maybe(object({ text: chars(MESSAGE_LIMITS.embedFooter) })),
  author: maybe(object({ name: chars(MESSAGE_LIMITS.embedAuthor), url: address })),
  fields: maybe(
    list(
      object({
        name: chars(MESSAGE_LIMITS.embedFieldName),
        value: chars(MESSAGE_LIMITS.embedFieldValue),
      }),
      MESSAGE_LIMITS.embedFields,
      0,
    ),
  ),
});

const together: Check = (value, at) => {
  const size = listOf(value)
    .flatMap(textsOf)
    .reduce((sum, text) => sum + lengthOf(text), 0);
  const { most } = MESSAGE_LIMITS.embedsTogether;
  return size > most
    ? wrong(at, "MAX_EMBED_SIZE_EXCEEDED", `Embed size exceeds maximum size of ${most}`)
    : [];
};

/** All that an embed says, from its author to its footer. */
export function textsOf(embedded: Fields): readonly string[] {
  const { author, title, description, fields, footer } = embedded;
  return [
    isFields(author) ? word(author["name"]) : "",
    word(title),
    word(description),
    ...listOf(fields).flatMap((field) => [word(field["name"]), word(field["value"])]),
    isFields(footer) ? word(footer["text"]) : "",
  ]
    .map((text) => text.trim())
    .filter((text) => text !== "");
}

export const embeds: Check = all(list(embed, MESSAGE_LIMITS.embeds, 0), together);
