import type { types, ViewOutput } from "@slack/bolt";
import type { Language } from "../../../src/text.ts";
import type { View } from "../../../src/view.ts";
import { messageOf } from "../content.ts";
import { render } from "../render.ts";
import type { State } from "./fields.ts";

/** Of the blocks that say what is wrong with a form as a whole. */
const WRONG = "wrong-";

/** A form that was sent, to be mended: above it stands what is wrong; what was entered stays. */
export function toMend(sent: ViewOutput, wrong: View, language: Language): types.ModalView {
  const { title, submit, close, private_metadata, callback_id, state } = sent;
  const said = render(wrong, language).flatMap((content) => messageOf(content).blocks);
  const kept = (sent.blocks as types.KnownBlock[]).filter(
    ({ block_id: id }) => id?.startsWith(WRONG) !== true,
  );
  return {
    type: "modal",
    callback_id,
    private_metadata,
    title,
    ...(submit && { submit }),
    ...(close && { close }),
    blocks: [
      ...said.map((block, position) => ({ ...block, block_id: `${WRONG}${position}` })),
      ...kept.map((block) => filled(block, state.values as State)),
    ],
  };
}

/** An input with what was entered in it: on a screen that showed something else meanwhile, it is gone. */
function filled(block: types.KnownBlock, state: State): types.KnownBlock {
  if (block.type !== "input" || block.block_id === undefined) return block;
  const { element } = block;
  const [held] = Object.values(state[block.block_id] ?? {});
  const initial = {
    initial_value: held?.value,
    initial_date: held?.selected_date,
    initial_time: held?.selected_time,
    initial_option: held?.selected_option,
  };
  const entered = Object.entries(initial).filter(([, value]) => value != null);
  return { ...block, element: { ...element, ...Object.fromEntries(entered) } };
}
