import type { Lines, Report } from "./topic.ts";

/** What is said on tickets whatever their topic. */
export const said = {
  thanks: [
    "Great, thank you!",
    "That was quick, thanks a lot.",
    "Works again. Have a nice weekend!",
    "Perfect, you can close this.",
  ],
  stillBroken: [
    "Sorry to come back to this, but it is exactly the same again today.",
    "It worked for a day. Now it does not.",
    "I am afraid that was not it. Could you have another look?",
    "Why is this closed? I am still waiting.",
  ],
  nudges: ["Any news on this?", "Hello? Is anybody there?", "Is there a way to speed this up?"],
  moreDetail: [
    "One more thing that may help: it began after I moved the hub to the shed.",
    "I forgot to say that there are two of them and only one does it.",
    "Here is a photo as well.",
  ],
  acknowledged: [
    "All right, I will wait to hear from you.",
    "Thank you for the update.",
    "Fine with me. Tomorrow afternoon is a good time to reach me.",
    "I tried that, nothing changed.",
    "Understood. Please do not send it to the old address.",
  ],
  updates: [
    "A short word so that you know: we are still on it and I will write again tomorrow.",
    "Thank you for the details, I am looking into it now.",
    "I have asked the colleagues who built it and will come back to you.",
    "One idea for the meantime: switch it off for a minute and on again.",
    "This takes a little longer than I said yesterday, sorry. It is not forgotten.",
    "I found your older messages about this and put them together.",
    "Could you try it once more now? I changed something on our side.",
  ],
  waiting: [
    "The part comes from our supplier and will take some days. I will write as soon as I know the date.",
    "This needs a change at the carrier's end. I keep the ticket open and chase them.",
  ],
  handOver: [
    "My shift ends in ten minutes, could you take over? The customer answers quickly.",
    "You had this customer last month, so I hand it over to you.",
  ],
  escalation: [
    "Beyond what I can see from here: please look at the device log.",
    "Customer has had this three times now, I would like the specialists to take it.",
    "Reproduced with our own set, this is not a setting.",
  ],
  taken: ["Taken. I will read the log first.", "On it, thanks for the good notes."],
  back: ["Explained in the note, nothing left to do for the specialists. Back to you."],
  reopenedByUs: ["The parcel came back to us, so this is not done after all."],
  outbound: [
    "Hello, your {product} is from a batch with a weak seal. We would like to send you a new one free of charge: is the address on order {order} still right?",
    "Hello, you asked to be told when the {product} is back in stock. It is, and we keep one for you until Sunday.",
  ],
  outboundAnswers: [
    "Yes, that address is right. Thank you for telling me!",
    "Thanks, but I have moved. I will send you the new address.",
  ],
  phone: [
    "Caller cannot find the setting for the second watering zone. Promised to mail the steps.",
    "Caller wants to know whether the frost guard also works on battery.",
  ],
  phoneFollowUp: [
    "As promised on the phone, here are the steps: Garden, Zones, the plus sign, and then the number of the valve.",
    "As we discussed: yes, the frost guard also works on battery, for about two nights.",
  ],
  robot: [
    "Hello, I am Pim, a robot. The three pages below are about words from your message. Did one of them help?",
    "Hello, I am Pim, a robot. I have passed this on; people answer on weekdays. Perhaps the page below helps at once?",
  ],
  robotHelped: ["Yes, that did it."],
  robotClosing: ["Glad to hear that. I close this for now, just write back if you need us."],
  merging: ["Same matter as the newer message, joined so that everything is in one place."],
  praise: ["Friendly and quick.", "Solved on the same day.", "They really read what I wrote."],
  blame: [
    "Took far too long.",
    "Had to explain everything three times.",
    "Closed before it was solved.",
  ],
} as const satisfies Readonly<Record<string, Lines>>;

export const spamReports: readonly [Report, ...Report[]] = [
  {
    subject: "Improve your ranking today",
    says: "Dear garden owner, your website is not in the first ten results. Our experts can change that this week!",
  },
  {
    subject: "You have won",
    says: "Congratulations, you were chosen for a free pressure washer. Only the shipping is to be paid.",
  },
  {
    subject: "Invoice overdue !!! open now",
    says: "<script>pay()</script> See the file for details.",
  },
];
