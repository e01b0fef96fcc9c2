import type { Topic } from "./topic.ts";

/** What people write when something does not work. */
export const technicalTopics: readonly [Topic, ...Topic[]] = [
  {
    tag: "offline",
    team: "front",
    hard: 0.45,
    reports: [
      {
        subject: "{product} keeps going offline",
        says: "Since the storm the {product} drops out every night around two and comes back at six.",
      },
      {
        subject: "No readings since yesterday",
        says: "All four sensors show the reading from yesterday noon. I restarted the hub twice.",
      },
      {
        subject: "Hub blinks orange",
        says: "The light on the hub blinks orange three times, then a pause. The manual does not list that.",
      },
    ],
    exchanges: [
      {
        asks: "Which software version does the app show under Hub, About?",
        answers: "It says 4.2.1.",
      },
      {
        asks: "Could you hold the button for ten seconds and tell me the colour when you let go?",
        answers: "It turns blue, then orange again after a minute.",
      },
    ],
    fixes: [
      "Version 4.2.2 mends exactly this. I have put your hub in the first wave, it updates tonight.",
      "The channel was crowded. I moved the hub to another one and it has been stable for two hours now.",
    ],
    notes: [
      "Log shows a lost lease every four hours. Same router model as in the other reports.",
      "Radio level is fine, so not the distance.",
    ],
  },
  {
    tag: "readings",
    team: "front",
    hard: 0.55,
    reports: [
      {
        subject: "Moisture always 100 %",
        says: "The {product} says that the soil is soaked. It is dust. I put it in another bed and it still says 100.",
      },
      {
        subject: "Temperature is five degrees off",
        says: "Two sensors side by side differ by five degrees. Which one should I believe?",
      },
    ],
    exchanges: [
      {
        asks: "Could you wipe the two steel pins with vinegar and try again after an hour?",
        answers: "Wiped, dried, same number.",
      },
      {
        asks: "Is the older one of the two more than three years old?",
        answers: "Yes, from the first series.",
      },
    ],
    fixes: [
      "The probe is worn out. A new one is on its way and costs you nothing, it is within the warranty.",
      "I have set the offset from here. Please compare again tomorrow morning before the sun is on it.",
    ],
    notes: [
      "Raw value is stuck at 1023, that is hardware.",
      "First series, known drift of the probe.",
    ],
  },
  {
    tag: "valve",
    team: "technical",
    hard: 0.7,
    reports: [
      {
        subject: "Watering did not stop!",
        says: "The valve ran all night and half of the bed is in the cellar now. What do I do?",
      },
      {
        subject: "Leak at the {product}",
        says: "It clicks but the water keeps dripping. About a glass an hour.",
      },
      {
        subject: "Two hours instead of 20 minutes",
        says: "The schedule says 20 minutes, the meter says two hours.",
      },
    ],
    exchanges: [
      {
        asks: "Please close the tap by hand first. Is there sand in the strainer at the inlet?",
        answers: "Tap closed. The strainer is full of grit.",
      },
      {
        asks: "Could you send the log? In the app: Help, Send log, with the time of the leak.",
        answers: "Sent, it was around 23:40.",
      },
    ],
    fixes: [
      "The grit kept the membrane open. With the fine strainer from the parcel this cannot happen again.",
      "The close command was lost while the hub restarted. The new version sends it until the valve confirms.",
    ],
    notes: [
      "Possible damage to the building, insurance form sent.",
      "Close sent 23:41:07, no confirmation, hub restart 23:41:09. For the hub team.",
    ],
  },
  {
    tag: "app",
    team: "front",
    hard: 0.3,
    reports: [
      {
        subject: "App closes at start",
        says: "Since the update this morning the app closes as soon as I open the chart.",
      },
      {
        subject: "Weekly chart is empty",
        says: "The weekly chart is empty, the daily one works. The web page shows both.",
      },
    ],
    exchanges: [
      {
        asks: "Which phone is it, and is the system language set to anything but English?",
        answers: "A three-year-old one with the language set to Czech.",
      },
    ],
    fixes: [
      "Found it: the decimal comma. The corrected version is in the store since noon.",
      "Please sign out and in once; the chart had an old garden in its memory.",
    ],
    notes: ["Reproduced with Czech and German, not with English."],
  },
  {
    tag: "export",
    team: "technical",
    hard: 0.5,
    reports: [
      {
        subject: "API answers 500",
        says: "We read our 14 sites through your interface every hour. Since Monday one in five calls fails with a 500.",
      },
      {
        subject: "Export stops after 90 days",
        says: "The export gives me 90 days although I have the yearly plan. I need the whole season for a report.",
      },
    ],
    exchanges: [
      {
        asks: "Could you send one of the failing addresses with its time, without the key, please?",
        answers: "Here are three from this morning, all for the same site.",
      },
    ],
    fixes: [
      "One of the servers had the old schema. It is out of the pool and your calls have been clean since.",
      "The limit was meant for the free plan. It is lifted for you and will be for everyone next week.",
    ],
    notes: ["Errors only on node 3. Handed to operations with the request ids."],
  },
];
