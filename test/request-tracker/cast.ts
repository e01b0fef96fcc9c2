/** The logins of `people-and-queues.initialdata`; everybody's password. */
export const password = "password";

export const firstLine = ["anna", "ben", "chloe"] as const;
export const secondLine = "dmitri";
export const workshop = "eino";
/** Has every right. */
export const lead = "lena";
/** Answers customers, and may not read private comments. */
export const trainee = "noor";
export const agents = [...firstLine, secondLine, workshop, lead, trainee] as const;
/** Write from outside. */
export const requesters = ["rita", "rob", "wei", "zoya"] as const;
