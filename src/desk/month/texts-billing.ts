import type { Topic } from "./topic.ts";

/** What people write about money: invoices, plans, charges. */
export const billingTopics: readonly [Topic, ...Topic[]] = [
  {
    tag: "double_charge",
    team: "billing",
    reports: [
      {
        subject: "Charged twice for {order}",
        says: "My bank shows the amount of order {order} twice, two minutes apart. Please return one of them.",
      },
      {
        subject: "Payment taken but no order",
        says: "The page hung when I paid. The money is gone, but there is no order in my account.",
      },
    ],
    exchanges: [
      {
        asks: "Could you tell me the last four digits of the card and the two booking dates?",
        answers: "It ends in 4410, both on the 3rd.",
      },
      {
        asks: "Does your bank call the second one 'reserved' or 'booked'?",
        answers: "It says booked for both.",
      },
    ],
    fixes: [
      "The second payment was never confirmed and goes back by itself; I have asked for it to be released today.",
      "You are right, that was us. The refund is on its way and a ten per cent code for your next order is attached.",
    ],
    notes: ["Two captures for one authorisation, reference in the payment log."],
  },
  {
    tag: "invoice",
    team: "billing",
    reports: [
      {
        subject: "Invoice with our tax number",
        says: "We need the invoice for {order} made out to the company, with our tax number. The shop only asked for my name.",
      },
      {
        subject: "Invoice for {order} without delivery date",
        says: "Our accountants cannot book an invoice without a delivery date. Can you issue it again?",
      },
    ],
    exchanges: [
      {
        asks: "Gladly. What is the full name of the company as registered?",
        answers: "Please use the name from our website footer, and cost centre 310.",
      },
    ],
    fixes: [
      "The new invoice is attached and the old one is cancelled.",
      "Done, and the company is now stored in your account, so the next one will be right at once.",
    ],
    notes: ["Customer is a nursery with 14 sites, worth a business account."],
  },
  {
    tag: "plan",
    team: "billing",
    reports: [
      {
        subject: "Cancel my Plus plan",
        says: "I do not use the forecasts in winter. Please cancel the plan, or can it be paused?",
      },
      {
        subject: "Plus plan renewed without asking",
        says: "My plan was renewed for a year on Monday. I had switched that off, or at least I thought so.",
      },
      {
        subject: "Change from monthly to yearly",
        says: "What would I save with the yearly plan, and what happens to the month that is already paid?",
      },
    ],
    exchanges: [
      {
        asks: "I can pause it until spring, would that suit you better than cancelling?",
        answers: "A pause would be perfect, until the middle of March.",
      },
      {
        asks: "Shall I end it today, or keep it to the end of the month that you paid?",
        answers: "To the end of the month, please.",
      },
    ],
    fixes: [
      "It is paused until 15 March. Your sensors keep reporting, only the forecasts rest.",
      "The renewal is undone and the money is on its way back. You keep Plus until the old date.",
      "Changed to yearly. The days left of this month are taken off the price.",
    ],
    notes: ["Renewal switch was off in the app and on in the shop. Known difference."],
  },
  {
    tag: "voucher",
    team: "billing",
    reports: [
      {
        subject: "Code is not accepted",
        says: "The code from your spring letter is refused at the till: 'not valid for this basket'.",
      },
      {
        subject: "Gift card balance after {order}",
        says: "I paid {order} with a gift card of 80 and only used 59. Where is the rest?",
      },
    ],
    exchanges: [
      {
        asks: "Is there a set in the basket? Sets are already reduced and do not take codes.",
        answers: "Yes, the starter set. That is not written anywhere!",
      },
    ],
    fixes: [
      "Fair point. I have taken the discount off by hand, the new total is in the confirmation.",
      "The rest is on the card and can be used with the same number.",
    ],
    notes: ["Ask marketing to mention sets in the letter."],
  },
];
