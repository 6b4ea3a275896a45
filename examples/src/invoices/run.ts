/** Sends the invoices of a month, in two halves since March. */
export async function sendInvoices(month: string, half: 1 | 2): Promise<number> {
  const orders = await unbilled(month, half);
  let sent = 0;
  for (const order of orders) {
    // TODO: a second run sends what the first one is sending; there is no lock
    await send(order);
    sent++;
  }
  return sent;
}

async function unbilled(month: string, half: 1 | 2): Promise<string[]> {
  // HACK: the shop's clock is in local time, so that the first hour of a month belongs to the one before
  return query(`month = ${month} and half = ${half} and not billed`);
}

declare function query(where: string): Promise<string[]>;
declare function send(order: string): Promise<void>;
