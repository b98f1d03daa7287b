import { Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { DriftCheckDetails } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Line';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { NothingToList } from '../../shared/lists/ListPage';
import type { Column } from '../../shared/lists/PagedTable';
import { PagedTable } from '../../shared/lists/PagedTable';
import { pageOfList, rowsOfPage } from '../../shared/lists/listQueries';
import { useListQuery } from '../../shared/lists/useListQuery';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';

/** The contacts that differ, each with its page, where its fields stand side by side. */
export function Findings({ check: { findings, state } }: { check: DriftCheckDetails }) {
  const text = useText();
  const query = useListQuery();
  const columns = useColumns();
  const whenEmpty = text(state === 'running' ? 'comparison.nothingYet' : 'comparison.nothing');
  if (findings.length === 0) return <NothingToList text={whenEmpty} />;
  return (
    <PagedTable
      label={text('comparison.findings')}
      columns={columns}
      rows={rowsOfPage(findings, query)}
      idOf={({ contactNumber }) => contactNumber}
      query={query}
      pagination={pageOfList(findings.length, query)}
      whenEmpty={whenEmpty}
    />
  );
}

/** The consents among the names of fields begin with this. */
const CONSENT = 'consent:';

function useColumns(): Column<DriftCheckDetails['findings'][number]>[] {
  const text = useText();
  const { listOf } = useFieldNames();
  const named = (fields: readonly string[]) => {
    const consents = fields.filter((field) => field.startsWith(CONSENT));
    const others = fields.filter((field) => !field.startsWith(CONSENT));
    return [
      ...(others.length > 0 ? [listOf(others)] : []),
      ...(consents.length > 0
        ? [
            text('comparison.consents', {
              codes: consents.map((consent) => consent.slice(CONSENT.length)).join(', '),
            }),
          ]
        : []),
    ].join(' · ');
  };
  return [
    {
      name: 'contact',
      label: text('column.contact'),
      cell: ({ contactDocumentId, contactName, contactNumber }) => (
        <>
          <Link tag={RouterLink} to={PLACES.contactPage(contactDocumentId)}>
            {contactName ?? contactNumber}
          </Link>
          {contactName !== null && <Line muted>{contactNumber}</Line>}
        </>
      ),
    },
    {
      name: 'what',
      label: text('comparison.what'),
      wraps: true,
      cell: ({ comparedSince, conflictFields, fields, kind, repaired }) => (
        <>
          <Line>
            {text(repaired ? 'comparison.kind.repaired' : `comparison.kind.${kind}`, {
              fields: named(fields.length > 0 ? fields : conflictFields),
            })}
          </Line>
          {comparedSince && <Line muted>{text('comparison.comparedSince')}</Line>}
          {fields.length > 0 && conflictFields.length > 0 && (
            <Line muted>{text('comparison.kind.conflict', { fields: named(conflictFields) })}</Line>
          )}
        </>
      ),
    },
  ];
}
