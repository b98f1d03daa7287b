import { Button } from '@strapi/design-system';
import type { HistoryChange, TakenBackLink } from '../../../../../server/src/contracts';
import { DecisionDialog, useDialogOpen } from '../../../shared/components/DecisionDialog';
import { Loaded } from '../../../shared/components/Loaded';
import { Line } from '../../../shared/components/Line';
import { useFieldNames } from '../../../shared/fields/useFieldNames';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { useText } from '../../../shared/words/useText';
import {
  useGetContactSyncQuery,
  usePreviewTakeBackQuery,
  useTakeBackLinkMutation,
} from '../queries/contactSyncApi';
import { useHistoryValues } from './useHistoryValues';

interface TakeBackLinkProps {
  documentId: string;
  change: HistoryChange;
}

/** Takes back the link that a row of the history made, while the contact still has the number. */
export function TakeBackLink({ change, documentId }: TakeBackLinkProps) {
  const { institution, newValue: number } = change;
  const mayDecide = useAllowed('decideMatches');
  const { data: statuses } = useGetContactSyncQuery({ documentId });
  if (institution === null || number === null || !mayDecide.at(institution.code)) return null;
  const status = statuses?.find((one) => one.institution.code === institution.code);
  if (status?.contactNumber !== number) return null;
  return <TakeBack documentId={documentId} institution={institution} number={number} />;
}

interface TakeBackProps {
  documentId: string;
  institution: { code: string; name: string };
  number: string;
}

function TakeBack({ documentId, institution: { code, name }, number }: TakeBackProps) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const { onOpenChange, open } = useDialogOpen();
  const [takeBack] = useTakeBackLinkMutation();
  const link = { documentId, institutionCode: code };
  const preview = usePreviewTakeBackQuery(link, { skip: !open });
  const values = { institution: name, number };
  return (
    <DecisionDialog
      open={open}
      onOpenChange={onOpenChange}
      texts={{
        title: text('takeBack.title', values),
        effect: text('takeBack.effect', values),
        confirmLabel: text('takeBack.confirm'),
      }}
      isUndecidable={preview.currentData === undefined}
      onConfirm={() =>
        attempt(takeBack({ ...link, contactNumber: number }).unwrap(), () =>
          notify('success', text('takeBack.done', values)),
        )
      }
      trigger={
        <Button size="S" variant="tertiary" aria-label={`${text('takeBack.open')} ${name}`}>
          {text('takeBack.open')}
        </Button>
      }
    >
      {open && (
        <Loaded query={preview}>{(done) => <Effects done={done} institution={name} />}</Loaded>
      )}
    </DecisionDialog>
  );
}

/** What becomes of the values, the number, and what was sent. */
function Effects({ done, institution }: { done: TakenBackLink; institution: string }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const { wordsOf } = useHistoryValues();
  const { contactNumber: number, fields, isOwnContact, keptFields, leftInS360, sentTo } = done;
  const empty = text('held.empty');
  const named = (names: readonly string[]) => names.map(nameOf).join(', ');
  const values = { institution, number };
  return (
    <ul>
      {fields.map(({ field, now, restored }) => (
        <Effect key={field}>
          {text('takeBack.field', {
            field: nameOf(field),
            now: wordsOf(field, now) ?? empty,
            restored: wordsOf(field, restored) ?? empty,
          })}
        </Effect>
      ))}
      {fields.length === 0 && <Effect>{text('takeBack.noField')}</Effect>}
      {sentTo.length > 0 && <Effect>{text('takeBack.sent', { count: sentTo.length })}</Effect>}
      {keptFields.length > 0 && (
        <Effect>{text('takeBack.kept', { fields: named(keptFields) })}</Effect>
      )}
      <Effect>{text(isOwnContact ? 'takeBack.own' : 'takeBack.nobody', values)}</Effect>
      {leftInS360.length > 0 && (
        <Effect>{text('takeBack.left', { ...values, fields: named(leftInS360) })}</Effect>
      )}
      <Effect>{text('takeBack.risk')}</Effect>
    </ul>
  );
}

function Effect({ children }: { children: string }) {
  return (
    <li>
      <Line>{children}</Line>
    </li>
  );
}
