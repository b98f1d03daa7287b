import type {
  Booking,
  PreviewBookingMessage,
  SendBookingMessage,
} from '../../../../../server/src/contracts';
import { post, url } from '../../../shared/api/requests';
import { s360Api } from '../../../shared/api/s360Api';

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
      query: ({ documentId, locale }) =>
        post(url`bookings/${documentId}/message/preview`, {
          locale,
        } satisfies PreviewBookingMessage.Request),
      transformResponse: ({ data }: PreviewBookingMessage.Response) => data,
      // Personal data does not stay in the browser once no screen shows it.
      keepUnusedDataFor: 0,
    }),

    sendBookingMessage: build.mutation<
      Booking,
      { documentId: string } & SendBookingMessage.Request
    >({
      query: ({ documentId, ...data }) => post(url`bookings/${documentId}/message`, data),
      transformResponse: ({ data }: SendBookingMessage.Response) => data,
      invalidatesTags: (_result, _error, { documentId }) => [
        { type: 'S360Booking', id: documentId },
        'S360Bookings',
      ],
    }),
  }),
});

export const { usePreviewBookingMessageQuery, useSendBookingMessageMutation } = messagesApi;
