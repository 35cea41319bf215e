/** A column that holds a wall time of the calendar (`2027-03-28T18:00`), or null. */
export const wallTime = (column: string): string =>
  `${column} is strftime('%Y-%m-%dT%H:%M', ${column}) and ${column} not like '%T24%'`;

/**
 * Refuses what no constraint of a single row can see. `wrong` reads the row as it would
 * stand (`new`); `of` limits the updates that are looked at to some columns.
 */
export function guard(
  table: string,
  name: string,
  wrong: string,
  sentence: string,
  { of, when = "before" }: { readonly of?: string; readonly when?: "before" | "after" } = {},
): readonly string[] {
  const events = { insert: "insert", update: of === undefined ? "update" : `update of ${of}` };
  return Object.entries(events).map(
    ([event, clause]) =>
      `create trigger ${table}_${name}_${event} ${when} ${clause} on ${table}
        when ${wrong}
        begin select raise(abort, '${sentence}'); end`,
  );
}

/** A voice (a member or a partner) from elsewhere than the subject that it answers. */
export const strangeVoice = (subject: "poll" | "meeting"): string =>
  `coalesce(
     (select territory_id from member where id = new.member_id),
     (select territory_id from partner where id = new.partner_id)
   ) is not (select territory_id from ${subject} where id = new.${subject}_id)`;
