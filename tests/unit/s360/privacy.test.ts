import { inspect } from 'node:util';
import type { S360Client, S360ClientSettings } from '../../../server/src/s360';
import { contextFor, failureOf, loginAuthentication, SECRET, withClient } from './client-setup';
import { answerJson, answerText, type Answering } from './s360-server';

const PERSONAL = {
  individualFirstname: 'Zerlina',
  individualLastname: 'Quibbletree',
  email: 'zerlina@quibbletree.example',
  cellPhoneNumber: '+41791234567',
  contactNumber: '88776655',
};

function save(client: S360Client) {
  return client.saveIndividualContactData(
    { individualContactData: PERSONAL },
    contextFor('saveIndividualContactData'),
  );
}

/** Everything of an error that a log, a table or a screen could show. */
function everythingShown(error: Error): string {
  return [
    JSON.stringify(error),
    inspect(error, { depth: 20, showHidden: true }),
    error.stack,
    String(error),
    inspect(error.cause, { depth: 20 }),
  ].join('\n');
}

const echo: Answering = (request, response) => {
  const statusDetail = `Duplicate: ${request.body} ZERLINA quibbletree other@person.example`;
  return answerJson({ statusCode: 'error', statusDetail })(request, response);
};

const cases: [string, Answering, Partial<S360ClientSettings>][] = [
  ['status 400 with a quote of the request', (q, s) => answerText(q.body, 400)(q, s), {}],
  ['status 401', (q, s) => answerText(q.headers.authorization ?? '', 401)(q, s), {}],
  ['status 509', answerText('', 509), {}],
  ['a business error with a quote of the request', echo, {}],
  [
    'an unreadable answer with a quote of the request',
    (q, s) => answerText(`<${q.body}`, 200)(q, s),
    {},
  ],
  ['too large an answer', (q, s) => answerText(q.body, 200)(q, s), { maxAnswerBytes: 10 }],
  ['too large a request', answerText('', 200), { maxRequestBytes: 10 }],
  ['a connection reset', (q) => void q.socket.resetAndDestroy(), {}],
  ['a timeout', () => undefined, { timeoutMs: 100 }],
  ['an exceeded deadline', () => undefined, { deadlineMs: 100 }],
  ['a refused connection', answerText('', 200), { baseUrl: 'http://127.0.0.1:1' }],
  [
    'a refused login',
    (q, s) => answerText(q.body, 401)(q, s),
    { authentication: loginAuthentication },
  ],
  [
    'a connection reset at the login',
    (q) => void q.socket.destroy(),
    { authentication: loginAuthentication },
  ],
];

test.each(cases)(
  'the error after %s contains nothing secret or personal',
  async (_name, answering, settings) => {
    await withClient({ answering, settings }, async ({ client, server }) => {
      const failure = await failureOf(save(client));
      const shown = everythingShown(failure).toLowerCase();
      const sent = server.requests.map((request) => request.headers.authorization ?? SECRET);
      for (const word of [SECRET, ...Object.values(PERSONAL), 'other@person.example', ...sent]) {
        expect(shown).not.toContain(word.toLowerCase());
      }
      expect(shown).toContain('myvenue');
      expect(shown).not.toContain('axios');
    });
  },
);

test('the error code of a business error loses the values of the request', async () => {
  const statusDetail = 'error.duplicate.88776655';
  await withClient(
    { answering: answerJson({ statusCode: 'error', statusDetail }) },
    async (setup) => {
      const failure = await failureOf(save(setup.client));
      expect(failure).toMatchObject({ statusDetail: 'error.duplicate.…' });
    },
  );
});

test('the error text of a business error stays readable without the values of the request', async () => {
  const statusDetail = 'The name Quibbletree is not allowed in FR';
  await withClient(
    { answering: answerJson({ statusCode: 'error', statusDetail }) },
    async (setup) => {
      const failure = await failureOf(save(setup.client));
      expect(failure).toMatchObject({ statusDetail: 'The name … is not allowed in FR' });
    },
  );
});
