import type { Person } from "../../history/directory.ts";
import { person } from "./cast.ts";
import type { Random } from "./random.ts";

/** As many customers as asked for, all of them invented. */
export function customers(count: number, random: Random): readonly Person[] {
  return Array.from({ length: count }, (_, index) =>
    person(String(20001 + index), `${random.pick(firstNames)} ${random.pick(lastNames)}`, {
      role: "end_user",
      tier: null,
    }),
  );
}

const firstNames = [
  "Amaia",
  "Bertil",
  "Chiara",
  "Dawit",
  "Eszter",
  "Fionn",
  "Gulnara",
  "Hamza",
  "Ilse",
  "Jovana",
  "Kaito",
  "Leocádia",
  "Mateusz",
  "Ngozi",
  "Oisín",
  "Paloma",
  "Quirin",
  "Rukmini",
  "Sunniva",
  "Tomasz",
  "Ulrike",
  "Valdis",
  "Wanjiru",
  "Ximena",
  "Yusuf",
  "Zdenka",
  "Aroha",
  "Bao",
  "Célestin",
  "Dilnoza",
] as const;
const lastNames = [
  "Abendroth",
  "Balogun",
  "Castanho",
  "Drosos",
  "Eriksdotter",
  "Fonoti",
  "Grabarczyk",
  "Haugland",
  "Ibarrola",
  "Jarvinen",
  "Kowalewicz",
  "Lindqvist-Roy",
  "Mbeki-Hall",
  "Nakagome",
  "Oyelaran",
  "Pettigrove",
  "Quispe",
  "Rautio",
  "Sandoval-Ruz",
  "Thangaraj",
  "Uitenbroek",
  "Vasquinho",
  "Wieczor",
  "Xhaferi",
  "Yamauchi",
  "Zollner",
] as const;
