/** What is announced and not built yet: its names are kept, and the tree's limits hold with them. */
export const later = [
  "meeting attendance",
  "meeting minutes",
  "meeting calendar",
  "commission relay",
  "committee create",
  "committee show",
  "committee close",
  "project show",
  "project list",
  "project propose",
  "project update",
  "project obstacle",
  "project funding",
  "project note",
  "plenary report",
  "charter show",
  "charter sign",
  "me accounts",
  "me privacy",
  "me export",
  "me erase",
  "network balance",
] as const;

/** What a noun alone means. */
export const usual = {
  meeting: "show",
  poll: "show",
  commission: "show",
  partner: "list",
  plenary: "show",
  announcement: "list",
  me: "show",
  network: "status",
} as const;
