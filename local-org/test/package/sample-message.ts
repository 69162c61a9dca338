import type { Row } from './package-server.ts';

/** An inbound WhatsApp message; each test takes a customer whom no other test knows. */
export function message(from: string, changes: Row = {}): Row {
  return { channel: 'whatsapp', from, name: 'Siti Rahayu', text: 'Halo', ...changes };
}
