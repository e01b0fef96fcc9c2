import type { Page } from "playwright-core";
import type { Queue } from "../events.ts";
import type { Visitor } from "./visitor.ts";

/** Writes a ticket as a requester does, on the page for them; tells its number. */
export async function writeTicket(
  { open, page }: Visitor,
  {
    queue,
    subject,
    text,
  }: { readonly queue: Queue; readonly subject: string; readonly text: string },
): Promise<number> {
  await open("SelfService/CreateTicketInQueue.html");
  await page.locator("#body").getByRole("link", { name: queue, exact: true }).click();
  await page.locator("input[name=Subject]").fill(subject);
  await writeMessage(page, text);
  await page.locator("form[name=TicketCreate]").getByRole("button", { name: "Create" }).click();
  await page.waitForURL(/SelfService\/Display/);
  return Number(new URL(page.url()).searchParams.get("id"));
}

/** Chooses from the page's menu of actions. */
export async function choose({ page }: Visitor, action: "Take" | "Steal"): Promise<void> {
  await page.locator("#page-actions").hover();
  await page.locator("#li-page-actions").getByRole("link", { name: action, exact: true }).click();
  await done(page);
}

/** Answers a ticket, and moves it to a status with the same button. */
export async function reply(
  { page }: Visitor,
  { status, text }: { readonly text: string; readonly status?: string },
): Promise<void> {
  await page.locator("#page-actions").hover();
  await page.locator("#page-actions-reply").click();
  await writeMessage(page, text);
  if (status) await pick(page, "Status", status);
  await page.getByRole("button", { name: "Update Ticket" }).click();
  await done(page);
}

/** Moves a ticket to another queue, among its basics. */
export async function moveTo({ page }: Visitor, queue: Queue): Promise<void> {
  await page.locator("#page-basics").click();
  await pick(page, "Queue", queue);
  await page.getByRole("button", { name: "Save Changes" }).click();
  await done(page);
}

/** The tracker goes on to a page that tells what was done. */
async function done(page: Page): Promise<void> {
  await page.waitForURL(/[?&]results=/);
}

/** The lists are drawn by a script over the page's own, which stay hidden. */
async function pick(page: Page, name: string, label: string): Promise<void> {
  await page.locator(`#body select[name=${name}]`).selectOption({ label }, { force: true });
}

async function writeMessage(page: Page, text: string): Promise<void> {
  await page.frameLocator("iframe.cke_wysiwyg_frame").locator("body").fill(text);
}
