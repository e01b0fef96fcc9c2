/** Of the definitions in this folder's README: goes up with every change that changes a number. */
export const definitionsEdition = 1;
