import { objectsIn, type Answered } from '../../s360';
import { attention, failedResult, failedCallResult, finding, heldResult, note } from '../findings';
import { flagSetting, seenFlags } from '../flags';
import { salesObstacles } from '../sales-obstacles';
import type { StepResult } from '../steps';
import type { StepContext } from '../step-context';
import { askWithAlternatives } from './other-words';
import { pointOfSaleQuestion } from './questions';

/** Tests that the point of sale is readable: booking needs its id and currency. */
export async function tryPointOfSale({
  conversation,
  found,
  ports,
}: StepContext): Promise<StepResult> {
  const { asked, cures, findings, refuted } = await askWithAlternatives(
    conversation,
    pointOfSaleQuestion,
    'catalogServiceVersion',
  );
  if (asked.kind === 'failed') return failedCallResult(asked.error, conversation.institution());
  const { posConfigData } = asked.data;
  const institution = conversation.institution();
  const nothing = { catalogData: { seasons: [] }, posConfigData };
  const catalog = ports.read.catalog(institution, nothing);
  if (catalog === null) return failedResult(finding('pointOfSaleUnusable'));
  found.pointOfSale = posConfigData;

  const flags = seenFlags(flagsIn(posConfigData), institution.client.assumptions);
  const obstacles = salesObstacles(posConfigData, institution.client.assumptions);
  const types = catalog.pointOfSale.paymentMethods
    .filter(({ hindrance }) => hindrance === 'unknownType')
    .map(({ paymentType }) => paymentType);
  const notes = [
    ...obstacles,
    ...(types.length > 0 ? [attention('paymentTypesUnknown', { types: [...new Set(types)] })] : []),
    ...(typeof posConfigData.organizationTimeZone === 'string'
      ? []
      : [attention('timeZoneMissing', { timeZone: catalog.timeZone })]),
    ...(flags.known.length > 0 ? [note('flagsAsText', { words: [...flags.known] })] : []),
  ];
  if (flags.unknown.length > 0) {
    const setting = flagSetting(flags.unknown);
    const cure = setting && { assumptions: setting };
    if (cure) conversation.adopt(cure);
    return failedResult([...findings, finding('flagsUnknown', { words: [...flags.unknown] })], {
      notes,
      cures: [...cures, ...(cure ? [cure] : [])],
      refuted: [...refuted, 'flagWords'],
      isUsable: true,
    });
  }
  if (findings.length > 0) return failedResult(findings, { cures, refuted, notes });
  return heldResult({
    notes,
    held: [
      ...(['successWords', 'flagWords', 'serviceVersions'] as const),
      ...(obstacles.length === 0 ? (['pointOfSale'] as const) : []),
      ...(types.length === 0 ? (['paymentTypes'] as const) : []),
    ],
  });
}

/** The flags that say what the point of sale sells, to whom, and how customers pay. */
function flagsIn({
  contactFileAccessAllowed,
  paymentMethods,
  productFamilies,
}: Answered): unknown[] {
  return [
    contactFileAccessAllowed,
    ...objectsIn(productFamilies).flatMap(({ directOption, reservable }) => [
      reservable,
      directOption,
    ]),
    ...objectsIn(paymentMethods).map(({ forPayment }) => forPayment),
  ];
}
