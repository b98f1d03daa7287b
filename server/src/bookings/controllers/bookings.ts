import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type {
  AbandonBooking,
  ChangeBooking,
  CloseBooking,
  ComposeBooking,
  DecideBookingInDoubt,
  DiscardBooking,
  DuplicateBooking,
  FindBookingContacts,
  GetBooking,
  GetBookings,
  ReleaseBooking,
  SellBooking,
  SubmitBooking,
  WithdrawBooking,
} from '../../contracts/bookings';
import { askedQuery } from '../../kernel/asked';
import { modulesOf } from '../../app/modules';
import { answer } from '../../kernel/http/answer';
import {
  closing,
  composition,
  contactsQuery,
  decisionInDoubt,
  documentId,
  duplication,
  listQuery,
  onRevision,
  revised,
  selling,
} from '../routes/requests';
import { refuseFollowing } from './following';
import { validated } from '../../kernel/validated';

/** The routes of bookings, of the admin panel and of the Content API alike. */
const bookings = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => modulesOf(strapi).bookings;
  const idOf = ({ params }: Context): string => validated(documentId, params.documentId);
  const bodyOf = ({ request }: Context): unknown => request.body ?? {};
  return {
    async find(ctx: Context): Promise<void> {
      const { page, pageSize, ...filter } = askedQuery(listQuery, ctx);
      const listed: GetBookings.Response = await service().list(filter, { page, pageSize });
      ctx.body = listed;
    },
    contacts(ctx: Context): Promise<void> {
      const { institution, q } = askedQuery(contactsQuery, ctx);
      return answer<FindBookingContacts.Response>(ctx, service().contacts(institution, q));
    },
    findOne: (ctx: Context) => answer<GetBooking.Response>(ctx, service().details(idOf(ctx))),
    compose(ctx: Context): Promise<void> {
      return answer<ComposeBooking.Response>(
        ctx,
        service().compose(validated(composition, bodyOf(ctx))),
      );
    },
    change(ctx: Context): Promise<void> {
      return answer<ChangeBooking.Response>(
        ctx,
        service().change(idOf(ctx), validated(revised, bodyOf(ctx))),
      );
    },
    discard: (ctx: Context) => answer<DiscardBooking.Response>(ctx, service().discard(idOf(ctx))),
    duplicate(ctx: Context): Promise<void> {
      return answer<DuplicateBooking.Response>(
        ctx,
        service().duplicate(idOf(ctx), validated(duplication, bodyOf(ctx))),
      );
    },
    async submit(ctx: Context): Promise<void> {
      const documentId = idOf(ctx);
      const request = validated(onRevision, bodyOf(ctx));
      await refuseFollowing(strapi, ctx, documentId);
      return answer<SubmitBooking.Response>(ctx, service().submit(documentId, request));
    },
    withdraw(ctx: Context): Promise<void> {
      return answer<WithdrawBooking.Response>(
        ctx,
        service().withdraw(idOf(ctx), validated(onRevision, bodyOf(ctx))),
      );
    },
    close(ctx: Context): Promise<void> {
      return answer<CloseBooking.Response>(
        ctx,
        service().close(idOf(ctx), validated(closing, bodyOf(ctx))),
      );
    },
    abandon(ctx: Context): Promise<void> {
      return answer<AbandonBooking.Response>(
        ctx,
        service().abandon(idOf(ctx), validated(onRevision, bodyOf(ctx))),
      );
    },
    sell(ctx: Context): Promise<void> {
      return answer<SellBooking.Response>(
        ctx,
        service().sell(idOf(ctx), validated(selling, bodyOf(ctx))),
      );
    },
    release(ctx: Context): Promise<void> {
      return answer<ReleaseBooking.Response>(
        ctx,
        service().release(idOf(ctx), validated(onRevision, bodyOf(ctx))),
      );
    },
    decideInDoubt(ctx: Context): Promise<void> {
      const decision = validated(decisionInDoubt, bodyOf(ctx));
      return answer<DecideBookingInDoubt.Response>(
        ctx,
        service().decideInDoubt(idOf(ctx), decision),
      );
    },
  };
};

export default bookings;
