import { PLUGIN_ID } from '../../../../../server/src/contracts';
import type {
  Booking,
  PreviewBookingMessage,
  SendBookingMessage,
} from '../../../../../server/src/contracts';
import { s360Api } from '../../../shared/api/s360Api';

const messageUrl = (documentId: string, path = ''): string =>
  `/${PLUGIN_ID}/bookings/${encodeURIComponent(documentId)}/message${path}`;

const messagesApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    /**
     * `revision` and `expiresAt` come from the displayed booking: a change of either reads the
     * preview again.
     */
    previewBookingMessage: build.query<
      PreviewBookingMessage.Response['data'],
      {
        documentId: string;
        revision: number;
        expiresAt: string | null;
        locale: string | undefined;
      }
    >({
      query: ({ documentId, locale }) => ({
        url: messageUrl(documentId, '/preview'),
        method: 'POST',
        data: { locale } satisfies PreviewBookingMessage.Request,
      }),
      transformResponse: ({ data }: PreviewBookingMessage.Response) => data,
      // Personal data does not stay in the browser once no screen shows it.
      keepUnusedDataFor: 0,
    }),

    sendBookingMessage: build.mutation<
      Booking,
      { documentId: string } & SendBookingMessage.Request
    >({
      query: ({ documentId, ...data }) => ({ url: messageUrl(documentId), method: 'POST', data }),
      transformResponse: ({ data }: SendBookingMessage.Response) => data,
      invalidatesTags: (_result, _error, { documentId }) => [
        { type: 'S360Booking', id: documentId },
        'S360Bookings',
      ],
    }),
  }),
});

export const { usePreviewBookingMessageQuery, useSendBookingMessageMutation } = messagesApi;
