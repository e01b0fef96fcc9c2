import type { Topic } from "./topic.ts";

/** What people write to the first line about: orders, accounts, how things work. */
export const frontTopics: readonly [Topic, ...Topic[]] = [
  {
    tag: "delivery",
    team: "front",
    reports: [
      {
        subject: "Tracking for {order} has not moved",
        says: "Hello, I ordered a {product} last week and the tracking page has said 'label created' since Tuesday. Can you tell me when it leaves your warehouse?",
      },
      {
        subject: "Where is my {product}?",
        says: "The parcel with my {product} was supposed to arrive on Friday. Nobody rang and there is no card in the letter box.",
      },
      {
        subject: "Order {order} shows as delivered, but is not here",
        says: "Order {order} shows as delivered, but there is nothing here and the neighbours have not seen it either.",
      },
    ],
    exchanges: [
      {
        asks: "Sorry about the wait. Could you confirm the street and house number on the order, please?",
        answers: "The address is right, it is the one on my last three orders.",
      },
      {
        asks: "I have opened a search with the carrier. Is there a safe place where they might have left it?",
        answers: "No, there is only the front door and I was at home all day.",
      },
    ],
    fixes: [
      "The carrier found the parcel at the wrong depot and it is on its way again. You should have it tomorrow.",
      "I have sent a new {product} from our other warehouse by express. If the first parcel turns up, just refuse it.",
      "Good news: it was scanned this morning and is out for delivery.",
    ],
    notes: [
      "Carrier confirms mis-sort at the regional depot, search number is in the order.",
      "Second parcel lost on this route this month, worth telling logistics.",
    ],
  },
  {
    tag: "wrong_item",
    team: "front",
    reports: [
      {
        subject: "I got a different {product}",
        says: "I opened the box and this is not the {product} that I ordered. The label on the outside is right, though.",
      },
      {
        subject: "Parts missing from {order}",
        says: "Two of the mounting clips are missing from the {product}. Can you send them on their own?",
      },
      {
        subject: "Two instead of three in {order}",
        says: "We ordered three and got two. The delivery note says three.",
      },
    ],
    exchanges: [
      {
        asks: "Could you send a photo of the label on the inner box? The number begins with FH.",
        answers: "It says FH-2207, photo attached.",
      },
      {
        asks: "Which colour are the clips on the ones that did arrive?",
        answers: "Grey ones. The white ones are missing.",
      },
    ],
    fixes: [
      "Thank you. The right one leaves today, and a return label for the other is in your inbox.",
      "The missing parts are in the post. No need to send anything back.",
    ],
    notes: ["Picked from the wrong shelf, 2207 and 2270 are next to each other."],
  },
  {
    tag: "account",
    team: "front",
    reports: [
      {
        subject: "Password mail never arrives",
        says: "The app says that my password is wrong. I asked for a new one four times and no mail has arrived.",
      },
      {
        subject: "Change the e-mail of my account",
        says: "I would like to move my account to another e-mail address because I am leaving my company.",
      },
      {
        subject: "Cannot sign in: code from an old phone",
        says: "After the update the app asks for a code from a phone that I no longer have.",
      },
    ],
    exchanges: [
      {
        asks: "Which address did you use when you bought the {product}? There may be two accounts.",
        answers: "Oh, it could be my old work address. Please look for that one.",
      },
      {
        asks: "For your safety: could you tell me the month in which you set up your first sensor?",
        answers: "That was in April, with the starter set.",
      },
    ],
    fixes: [
      "I have merged the two accounts. Please sign in with the newer address and the password from there.",
      "The second step is switched off until you set up the new phone. The link is valid for 24 hours.",
    ],
    notes: ["Two accounts with the same phone number. Identity checked with the order."],
  },
  {
    tag: "how_to",
    team: "front",
    reports: [
      {
        subject: "Can the {product} stand in full sun?",
        says: "Before I put it up: is the {product} fine on a south-facing wall? It gets very hot there in July.",
      },
      {
        subject: "How many sensors per hub?",
        says: "The box says 'up to 12' and your site says 20. How many sensors can one hub really take?",
      },
      {
        subject: "Sharing the garden with my neighbour",
        says: "We look after the plot together. Can she water from her phone without having my password?",
      },
    ],
    exchanges: [
      {
        asks: "Is there a roof over the wall, and roughly how high would you mount it?",
        answers: "No roof, and about two metres up.",
      },
    ],
    fixes: [
      "Yes, up to 50 degrees. Above that it reports, but the battery ages faster; a little shade does wonders.",
      "Twenty with the current software. The box was printed before that change, sorry for the confusion.",
      "Under Garden, People you can invite her as a helper: watering yes, settings no.",
    ],
    notes: ["Third question about the printed number this week, tell packaging."],
  },
  {
    tag: "returns",
    team: "front",
    reports: [
      {
        subject: "Send back a {product}",
        says: "The {product} is nice but too large for our balcony. I would like to send it back within the 30 days.",
      },
      {
        subject: "Refund for {order} not here yet",
        says: "You got my parcel back ten days ago and I am still waiting for the money.",
      },
    ],
    exchanges: [
      {
        asks: "Is it still in its box, and do you need a label or do you have a printer at hand?",
        answers: "In the box, never used. A code for the parcel shop would be best.",
      },
    ],
    fixes: [
      "The code is in your inbox. The money goes out as soon as the parcel is scanned.",
      "The refund left today. Banks take two or three days to show it.",
    ],
    notes: ["Return was booked to the wrong order, corrected by the warehouse."],
  },
];
