/** What stands in the trace where the board begins to open. */
export const opens = "board opens";
