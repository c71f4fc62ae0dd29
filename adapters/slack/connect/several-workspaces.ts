import type { Settings } from '../../../src/helpdesk/region.ts';

/**
 * Why Balie cannot be in several workspaces with these settings, in one sentence; null when it can. Any workspace can
 * install the app: only those that a region names may ask, and a desk is in one of them.
 */
export function refuseSeveral({ regions }: Settings): string | null {
  const places = regions.flatMap((region) => region.places);
  const onSlack = places.filter(({ platform }) => platform === 'slack');
  const open = regions.find((region) => region.places.length === 0);
  if (open !== undefined || onSlack.some(({ workspace }) => workspace === undefined))
    return 'Met meer werkruimtes noemt elke regio in balie.yaml haar plaatsen (places), elk met de werkruimte (workspace).';
  const desk = regions.find(
    ({ desk: { platform, workspace } }) => platform === 'slack' && workspace === undefined,
  );
  return desk === undefined
    ? null
    : `Met meer werkruimtes noemt de helpdesk van ${desk.name} in balie.yaml haar werkruimte (workspace).`;
}
