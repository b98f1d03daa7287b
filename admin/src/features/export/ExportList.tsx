import { useState } from 'react';
import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useFetchClient, useQueryParams } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { PLUGIN_ID, usualDecimal } from '../../../../server/src/contracts';
import type { ExportedList, ExportForm } from '../../../../server/src/contracts';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { download } from '../../shared/api/download';
import { exportRequest, isFiltered, type ListQuery } from './exportRequest';
import { useText } from '../../shared/words/useText';
import { DecisionDialog } from '../../shared/components/DecisionDialog';
import { ExportChoices } from './ExportChoices';
import { ExportContent } from './ExportContent';

const LIST_OF: Readonly<Record<string, ExportedList>> = {
  [`plugin::${PLUGIN_ID}.contact`]: 'contacts',
  [`plugin::${PLUGIN_ID}.order`]: 'orders',
  [`plugin::${PLUGIN_ID}.order-line`]: 'order-lines',
};

const USUAL_FORM: ExportForm = { separator: 'semicolon', decimal: usualDecimal('semicolon') };

/** A button above the lists of contacts, orders and order lines that exports what they show. */
export function ExportList() {
  const { slug = '' } = useParams();
  const mayExport = useAllowed('exportLists').somewhere;
  const list = LIST_OF[slug];
  return list !== undefined && mayExport ? <ExportButton list={list} type={slug} /> : null;
}

function ExportButton({ list, type }: { list: ExportedList; type: string }) {
  const text = useText();
  const [{ query }] = useQueryParams<ListQuery>();
  const { get } = useFetchClient();
  const { attempt } = useAttempts();
  const [form, setForm] = useState<ExportForm>(USUAL_FORM);
  const fetchList = () => {
    const { params, url } = exportRequest(list, query, form);
    const day = new Date().toISOString().slice(0, 10);
    const ending = form.separator === 'tab' ? 'tsv' : 'csv';
    return attempt(get<Blob>(url, { params, responseType: 'blob' }), ({ data }) =>
      download(data, `${list}-${day}.${ending}`),
    );
  };
  const texts = {
    title: text(`export.title.${list}`),
    effect: text(isFiltered(query) ? 'export.filtered' : 'export.all'),
    risk: text('export.personalData'),
    confirmLabel: text('export.confirm'),
  };
  return (
    <DecisionDialog
      texts={texts}
      variant="default"
      onConfirm={fetchList}
      trigger={
        <Button size="S" variant="tertiary" startIcon={<Download aria-hidden />}>
          {text('export.button')}
        </Button>
      }
    >
      <ExportContent type={type} query={query} />
      <ExportChoices form={form} onChange={setForm} />
    </DecisionDialog>
  );
}
