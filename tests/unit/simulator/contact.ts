import { textOf } from '../../simulator/json';
import type { simulator } from './client';
import { callContact, success } from './client';

export type Started = Awaited<ReturnType<typeof simulator>>;

/** Creates a person through the API; returns the number. */
export async function created(started: Started, body = {}): Promise<string> {
  const reply = await callContact(started, 'saveIndividualContactData', {
    individualContactData: {
      individualFirstname: 'Ada',
      individualLastname: 'Lovelace',
      email: 'ada@example.org',
      cellPhoneNumber: '+447700900123',
    },
    addresses: [{ main: true, street1: '1 Mill Lane', town: 'Leeds', countryCode: 'GB' }],
    authorizations: [{ authorizationCode: 'NEWS', allowed: true }],
    ...body,
  });
  expect(reply.json).toEqual({ contactNumber: expect.any(String), ...success });
  return textOf(reply.json, 'contactNumber') ?? '';
}

const EVERYTHING = ['GENERAL', 'ADDRESSES', 'AUTHORIZATIONS', 'CRITERIA'];

/** A contact as getContactData returns it, with all details. */
export const read = async (started: Started, contactNumber: string) =>
  (await callContact(started, 'getContactData', { contactNumber, details: EVERYTHING })).json;
