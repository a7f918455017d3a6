import { CaptureSession } from '../capture/capture-session.js';
import { ClickGate } from '../capture/click-gate.js';
import { ConfirmedChats } from '../capture/confirmed-chats.js';
import { SentLedger } from '../capture/sent-ledger.js';
import { ContractClient } from '../contract/client.js';
import { channel } from '../reading/channel.js';
import { OpenChatReader } from '../reading/open-chat-reader.js';
import { PageHost } from '../reading/page-host.js';
import { ReaderPack } from '../reading/reader-pack.js';
import { actOf } from './controls.js';
import { draw, fieldsNow } from './drawing.js';
import { noteAddress } from './note-address.js';
import { connect, disconnect, lastBackend, paired } from './pairing.js';
import { Refusals } from './refusals.js';
import { pairingViews, viewsOf } from './views.js';
import { Witness } from './witness.js';
import { hintOf } from './words.js';

const host = new PageHost();
const gate = new ClickGate(() => host.openDocument());
const ledger = new SentLedger();
const refusals = new Refusals();
const shown = { hint: null, problem: null, backend: '', ledger: null };
let session = null;
let backend = null;

const redraw = () => {
  const around = { ...shown, refusals: refusals.all };
  if (draw(session === null ? pairingViews(around) : viewsOf(session.state, around))) {
    witness.changed();
  }
};

const begin = async () => {
  const known = await paired();
  backend = known?.backend ?? null;
  shown.backend = await lastBackend();
  session = known === null ? null : new CaptureSession({
    reader: new OpenChatReader(host, await ReaderPack.load()),
    client: new ContractClient(known.backend, known.token),
    ledger,
    confirmed: await ConfirmedChats.load(),
  }, onChange);
  redraw();
  await session?.start();
};

function onChange() {
  if (session?.state.failure !== undefined) {
    refusals.addFailure(session.state.failure);
  }
  redraw();
}

const openNote = async click => {
  const { result, session: known } = session.state;
  if (result?.note.url === undefined) {
    return;
  }
  click.spend();
  const url = noteAddress(result.note.url, backend, known?.crm.host);
  if (url === null) {
    refusals.add('The note\'s address', 'It leads elsewhere than to your backend or the CRM that it names. Open it from your CRM.');
  } else {
    await chrome.tabs.create({ url });
  }
};

// What concerns the panel alone needs a person's click, and no page beside it.
const own = {
  pair: async fields => {
    shown.problem = await connect(fields.backend ?? '', fields.secret ?? '');
    shown.backend = fields.backend ?? '';
    if (shown.problem === null) {
      await begin();
    }
  },
  disconnect: async () => {
    await disconnect();
    await begin();
  },
  'show-ledger': async () => { shown.ledger = await ledger.all(); },
  'hide-ledger': () => { shown.ledger = null; },
  'clear-ledger': async () => {
    await ledger.clear();
    shown.ledger = [];
  },
};

const handle = async witnessed => {
  const fields = fieldsNow();
  if (Object.hasOwn(own, witnessed.control)) {
    const refusal = gate.refusalOf(witnessed);
    if (refusal === null) {
      shown.hint = null;
      await own[witnessed.control](fields);
    } else {
      refuse(refusal);
    }
    redraw();
    return;
  }
  const { click, refusal } = await gate.take(witnessed);
  if (click === undefined) {
    refuse(refusal);
  } else {
    shown.hint = null;
    const asked = actOf(witnessed.control, fields);
    if (witnessed.control === 'open-note') {
      await openNote(click);
    } else if (asked !== null) {
      await session?.execute(asked.act, click, asked.given);
    }
  }
  redraw();
};

const refuse = refusal => {
  shown.hint = hintOf(refusal, channel.displayName) ?? shown.hint;
  refusals.addClick(refusal);
};

const witness = new Witness(handle);

// What was read does not outlive its document: each act looks again besides.
chrome.tabs.onUpdated.addListener((tabId, { status }) => {
  if (status === 'loading' && session?.isAbout(tabId)) {
    session.forgetReading();
  }
});
chrome.tabs.onRemoved.addListener(tabId => {
  if (session?.isAbout(tabId)) {
    session.forgetReading();
  }
});

await begin();
