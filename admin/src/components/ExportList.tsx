import { useState } from 'react';
import { Button, Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useFetchClient, useQueryParams } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router-dom';
import { EXPORT_SEPARATORS, PLUGIN_ID } from '../../../server/src/contracts';
import type { ExportedList, ExportSeparator } from '../../../server/src/contracts';
import { useAttempts } from '../hooks/useAttempts';
import { useMayExportLists } from '../hooks/usePermissions';
import { download } from '../services/download';
import { exportRequest, isFiltered, type ListQuery } from '../services/exportList';
import { message } from '../translations/message';
import { DecisionDialog, useDialogOpen } from './DecisionDialog';

const LIST_OF: Readonly<Record<string, ExportedList>> = {
  [`plugin::${PLUGIN_ID}.contact`]: 'contacts',
  [`plugin::${PLUGIN_ID}.order`]: 'orders',
  [`plugin::${PLUGIN_ID}.order-line`]: 'order-lines',
};

const SEPARATORS = Object.keys(EXPORT_SEPARATORS) as ExportSeparator[];

/** A button above the lists of contacts, orders and order lines that exports what they show. */
export function ExportList() {
  const { slug = '' } = useParams();
  const mayExport = useMayExportLists();
  const list = LIST_OF[slug];
  return list !== undefined && mayExport ? <ExportButton list={list} /> : null;
}

function ExportButton({ list }: { list: ExportedList }) {
  const { formatMessage } = useIntl();
  const [{ query }] = useQueryParams<ListQuery>();
  const { get } = useFetchClient();
  const { attempt } = useAttempts();
  const dialog = useDialogOpen();
  const [separator, setSeparator] = useState<ExportSeparator>('semicolon');
  const fetchList = () => {
    const { params, url } = exportRequest(list, query, separator);
    const day = new Date().toISOString().slice(0, 10);
    const ending = separator === 'tab' ? 'tsv' : 'csv';
    return attempt(get<Blob>(url, { params, responseType: 'blob' }), ({ data }) =>
      download(data, `${list}-${day}.${ending}`),
    );
  };
  const texts = {
    title: formatMessage(message(`export.title.${list}`)),
    effect: formatMessage(message(isFiltered(query) ? 'export.filtered' : 'export.all')),
    risk: formatMessage(message('export.personalData')),
    confirmLabel: formatMessage(message('export.confirm')),
  };
  return (
    <DecisionDialog
      texts={texts}
      variant="default"
      onConfirm={fetchList}
      {...dialog}
      trigger={
        <Button size="S" variant="tertiary" startIcon={<Download aria-hidden />}>
          {formatMessage(message('export.button'))}
        </Button>
      }
    >
      <Field.Root hint={formatMessage(message('export.separator.hint'))}>
        <Field.Label>{formatMessage(message('export.separator'))}</Field.Label>
        <SingleSelect
          value={separator}
          onChange={(value) =>
            setSeparator(SEPARATORS.find((other) => other === value) ?? 'semicolon')
          }
        >
          {SEPARATORS.map((name) => (
            <SingleSelectOption key={name} value={name}>
              {formatMessage(message(`export.separator.${name}`))}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
    </DecisionDialog>
  );
}
