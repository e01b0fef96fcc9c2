import { isZone } from "../../time/zone.ts";

/** Rails' names, older spellings included, whose IANA zone is known by another city. */
const elsewhere: ReadonlyMap<string, string> = new Map(
  `International Date Line West=Etc/GMT+12
American Samoa=Pago Pago
Guadalajara=Mexico City
Central America=Guatemala
Indiana (East)=Indianapolis
Quito=Lima
Brasilia=Sao Paulo
Georgetown=Guyana
Greenland=Godthab
Mid-Atlantic=South Georgia
Edinburgh=London
Bern=Zurich
West Central Africa=Algiers
Kyiv=Kiev
Kyev=Kiev
Pretoria=Johannesburg
St. Petersburg=Moscow
Abu Dhabi=Muscat
Ekaterinburg=Yekaterinburg
Islamabad=Karachi
Chennai=Kolkata
Mumbai=Kolkata
New Delhi=Kolkata
Sri Jayawardenepura=Colombo
Astana=Almaty
Hanoi=Bangkok
Beijing=Shanghai
Ulaan Bataar=Ulaanbaatar
Osaka=Tokyo
Sapporo=Tokyo
Solomon Is.=Guadalcanal
New Caledonia=Noumea
Marshall Is.=Majuro
Wellington=Auckland
Nuku'alofa=Tongatapu
Tokelau Is.=Fakaofo
Samoa=Apia`
    .split("\n")
    .map((line) => line.split("=", 2) as [string, string]),
);

/** "Pacific Time (US & Canada)" is US/Pacific, "Chatham Is." Pacific/Chatham. */
const areas = "/US/Canada/America/Europe/Asia/Africa/Australia/Pacific/Atlantic".split("/");

/**
 * The IANA zone of a zone as Rails names it, such as "Eastern Time (US &
 * Canada)" or "Berlin"; IANA names stay. Null for a name that means no zone.
 */
export function ianaZone(name: string): string | null {
  const city = elsewhere.get(name) ?? name.replace(/ (Time \(|Is\.|Island).*/, "");
  const zones = areas.map((area) => (area && `${area}/`) + city.replaceAll(" ", "_"));
  return zones.find(isZone) ?? null;
}
