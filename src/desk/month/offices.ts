import { type Schedule, toScheduleId, type Window } from "../../time/schedule.ts";

const officeDay: readonly Window[] = [
  { start: 9 * 60, end: 13 * 60 },
  { start: 14 * 60, end: 18 * 60 },
];
const shopDay: readonly Window[] = [{ start: 8 * 60, end: 17 * 60 }];

/** The working hours of the two offices; the holiday is a date that the month lays down. */
export function officeHours(holiday: string): readonly [Schedule, Schedule] {
  return [
    {
      id: toScheduleId("4401"),
      name: "Porto office",
      zone: "Europe/Lisbon",
      week: { mon: officeDay, tue: officeDay, wed: officeDay, thu: officeDay, fri: officeDay },
      holidays: [holiday],
      dst: "wall",
    },
    {
      id: toScheduleId("4402"),
      name: "Halifax office",
      zone: "America/Halifax",
      week: {
        mon: shopDay,
        tue: shopDay,
        wed: shopDay,
        thu: shopDay,
        fri: shopDay,
        sat: [{ start: 10 * 60, end: 14 * 60 }],
      },
      holidays: [holiday],
      dst: "wall",
    },
  ];
}
