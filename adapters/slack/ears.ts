import type { Incoming } from "../../src/chat.ts";
import type { Log } from "../../src/log.ts";
import type { Language } from "../../src/text.ts";
import type { View } from "../../src/view.ts";
import type { Asker } from "./answers.ts";
import type { Call } from "./connection.ts";
import type { Screens } from "./modals/screens.ts";
import type { Names } from "./names.ts";
import { accountOf, placeOf } from "./read.ts";
import { turn } from "./turns.ts";

/** Something that somebody said or did; names as far as Slack told them. */
export interface Said extends Asker, Pick<Incoming, "words" | "form" | "entries" | "confirmed"> {
  readonly team: string;
  readonly handle?: string | undefined;
  readonly channelName?: string | undefined;
  readonly id?: string | undefined;
}

/** What those who listen share. */
export interface Ears {
  readonly hear: (said: Said) => Promise<View>;
  readonly call: Call;
  readonly screens: Screens;
  readonly language: Language;
  readonly log: Log;
}

/** Brings what was said to the house, with the names of who said it and where. */
export function hearing(
  hear: (incoming: Incoming) => Promise<View>,
  names: Names,
): (said: Said) => Promise<View> {
  return async ({ team, user, handle, channel, channelName = "", id, ...what }) => {
    const { words, form, entries, confirmed } = what;
    const name = await names.person(user, handle);
    const channelCalled = channel === "" ? "" : await names.channel(channel, channelName);
    await turn();
    return hear({
      from: accountOf({ team, user, name }),
      // Where no channel was seen, it is between the two.
      place: placeOf({ team, channel: channel || user, name: channelCalled }),
      words,
      ...(form !== undefined && { form }),
      ...(entries !== undefined && { entries }),
      ...(confirmed !== undefined && { confirmed }),
      ...(id !== undefined && { id }),
    });
  };
}
