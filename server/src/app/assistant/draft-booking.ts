import { z } from '@strapi/utils';
import type { Booking } from '../../contracts/bookings';
import { COMPOSED_KINDS } from '../../contracts/bookings/states';
import { MAX_LINES_OF_DRAFT } from '../../contracts/bookings/limits';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { bookingLineInput } from '../../contracts/schemas/booking-requests';
import { code, documentId } from '../../contracts/schemas/fields';
import { displayMoney } from '../../s360';
import { assistantTool } from './tool';

const { composeBookings } = PERMISSION_ACTIONS;

type Money = Booking['total'];

/** Composes a draft, which a person looks at and submits. */
export const draftBooking = assistantTool({
  name: 's360_draft_booking',
  title: 'Draft a booking',
  description:
    'Stores a draft of a booking in the CRM, with its prices. Nothing is sent to S-360, no place is held, and no tool can submit it: a person looks at the draft in the admin panel and submits it there.',
  offeredWith: { action: composeBookings },
  input: z.strictObject({
    institution: code,
    kind: z.enum(COMPOSED_KINDS),
    contactDocumentId: documentId.nullable().describe('null: the person chooses the contact'),
    lines: z.array(bookingLineInput).min(1).max(MAX_LINES_OF_DRAFT),
  }),
  output: z.object({
    documentId: z.string(),
    reference: z.string(),
    state: z.literal('draft'),
    lines: z.array(
      z.object({
        what: z.string(),
        startsAt: z.string().nullable(),
        quantity: z.number(),
        unitPrice: z.string(),
        total: z.string(),
      }),
    ),
    total: z.string().describe('S-360 may add charges'),
    obstacles: z
      .array(z.object({ line: z.number().nullable(), code: z.string() }))
      .describe('Why it cannot be submitted as it is'),
    next: z.string(),
  }),
  async run({ contactDocumentId, institution, kind, lines }, caller, { bookings }) {
    caller.requireAt(composeBookings, institution);
    const draft = await bookings.compose({
      institution,
      kind,
      contactDocumentId,
      lines,
      notes: null,
      shipmentModeId: null,
      payment: { kind: 'unpaid' },
      locale: 'en',
    });
    return {
      documentId: draft.documentId,
      reference: draft.reference,
      state: 'draft' as const,
      lines: draft.lines.map(({ performanceAt, quantity, total, unitPrice, words }) => ({
        what: whatIsSold(words),
        startsAt: performanceAt,
        quantity,
        unitPrice: inWords(unitPrice),
        total: inWords(total),
      })),
      total: inWords(draft.total),
      obstacles: draft.obstacles.map(({ code: obstacle, line }) => ({ line, code: obstacle })),
      next: `A person opens ${draft.reference} under Bookings in the admin panel, looks at it and submits it.`,
    };
  },
});

const whatIsSold = (words: Booking['lines'][number]['words']): string =>
  [words.product, words.performance, words.item, words.seatCategory, words.tariff]
    .filter((word, at, all) => word !== null && word !== all[at - 1])
    .join(', ');

const inWords = ({ currencyCode, fractionDigits, thousandths }: Money): string =>
  [displayMoney(thousandths, fractionDigits ?? undefined), currencyCode ?? ''].join(' ').trim();
