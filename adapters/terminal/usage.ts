import { CALCULATORS } from '../../src/calculators/list.ts';

const calculators = CALCULATORS.map(
  ({ command, summary, example }) =>
    `  balie ${command} …\n      ${summary}\n      bijvoorbeeld: balie ${example}`,
);

/** What `balie --help` says. */
export const USAGE = `Zo gebruikt u balie:
  balie (of: balie chat)         een gesprek in de terminal; met --as <naam> uw eigen gesprek
  balie ask "vraag"              één antwoord; met --json als JSON
  balie ask --batch              JSON-regels {"id","q","context"?,"now"?} van de standaardinvoer
${calculators.join('\n')}
  balie calc --batch             JSON-regels {"id","calc","input"} van de standaardinvoer
  balie feedback <id> ja|nee     zegt of een antwoord nuttig was

De helpdesk (elk met --json; met meer regio's ook --region <regio>):
  balie handover "vraag"         legt een vraag bij de helpdesk
  balie tickets list             de vragen; met --state <stand> of --all
  balie tickets show <id>        alles over één vraag
  balie tickets messages         herinneringen en andere berichten aan de helpdesk
  balie tickets claim <id> --as <naam>
  balie tickets assign <id> <collega> --as <naam>
  balie tickets answer <id> "antwoord aan de vrager" --as <naam>
  balie tickets forward <id> ["wat te vragen"] [--to <partij>] --as <naam>
  balie tickets close <id> ["waarom"] --as <naam>
  balie tickets reopen <id> ["waarom"] --as <naam>
  balie tickets save <id> ["tekst"] --as <naam>
      bewaart het antwoord; met --question --source --review --until --every-region
  balie answers list | edit <id> ["tekst"] | withdraw <id> --as <naam>

Beheer:
  balie start                    de server, met elk platform dat is ingesteld, tot u stopt
  balie doctor                   controleert wat er is ingesteld, en zegt wat u kunt doen
  balie manifest slack           het manifest van de Slack-app, als JSON
      met --url <https-adres> van deze server, of --socket voor Socket Mode; --oauth voor meer werkruimtes
  balie manifest teams           schrijft de Teams-app, om te uploaden
      met --url <https-adres> van deze server; --out <map>; --website, --privacy en --terms voor uw eigen pagina's
  balie knowledge check          controleert de kennis
  balie knowledge export [map]   schrijft bewaarde antwoorden als artikelen
  balie report [--from 2026-01-01] [--until 2026-01-31]   met --all: van elke regio
  balie work [--once]            bezorgt, herinnert en ruimt op, tot u stopt
  balie export <persoon>         alles wat over iemand bewaard is
  balie forget <persoon>         haalt weg wat over iemand bewaard is
Overal: --verbose zegt hoe lang het inlezen duurde en hoe groot de index is.
`;
