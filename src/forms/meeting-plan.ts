import type { CommandForm, Situation } from "../command.ts";
import { isRefusal, type Refusal } from "../domain/refusal.ts";
import { deny } from "../permission.ts";
import { type Form, text } from "../view.ts";
import { type ForBody, forBody } from "./body-field.ts";
import { placeField, titleField } from "./fields.ts";
import { WHEN_FAULTS, whenFields, whenWords } from "./meeting-fields.ts";

/** A meeting to plan, with the pickers of the platform for its day and its hour. */
export const meetingPlanForm: CommandForm = {
  show: (given, at) =>
    planForm("meeting plan", forBody("meeting plan", "commission", given, at), at),
  words: whenWords,
  faults: WHEN_FAULTS,
};

export const plenaryPlanForm: CommandForm = {
  show: (_, at) => planForm("plenary plan", plenary(at), at),
  words: whenWords,
  faults: WHEN_FAULTS,
};

async function plenary(at: Situation): Promise<ForBody | Refusal> {
  const body = await at.repos.bodies.plenary();
  return (await deny("plenary plan", body, at)) ?? { body, fields: [] };
}

async function planForm(
  path: "meeting plan" | "plenary plan",
  whose: Promise<ForBody | Refusal>,
  { speech }: Situation,
): Promise<Form | Refusal> {
  const known = await whose;
  if (isRefusal(known)) return known;
  const { body, fields } = known;
  const isNamed = body !== undefined && path === "meeting plan";
  return {
    command: isNamed ? `${path} ${body.slug}` : path,
    title: speech.line("form.meeting-plan.title"),
    submit: speech.line("form.meeting-plan.submit"),
    intro: body === undefined ? [] : [text(speech.say("form.for-body", { body: body.name }))],
    fields: [
      ...fields,
      ...whenFields(speech),
      placeField(speech),
      { ...titleField(speech), optional: true },
    ],
  };
}
