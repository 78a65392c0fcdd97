// The ledger's words, Japanese and English side by side.

const english = document.documentElement.lang === 'en';

/** The one of two texts that the page's language asks for. */
export const say = (ja, en) => (english ? en : ja);

/** The visitor's choice in words. */
export const choices = {
  none: say('まだ選ばれていません', 'no choice yet'),
  allow_all: say('すべて許可', 'allow all'),
  reject_all: say('すべて拒否', 'reject all'),
  notify: say('受信したら通知', 'notify me'),
  custom: say('個別に選択', 'chosen one by one'),
  prompt: say('通知に回答', 'answered a prompt'),
  withdrawn: say('撤回', 'withdrawn')
};

/** Why the gate decided as it did. */
export const reasons = {
  not_ready: say('ポリシーを読み込む前です。', 'The policy has not been read yet.'),
  own_record: say('選択の記録はページから書き換えられません。', 'No page may write the record of a choice.'),
  undeclared: say('ポリシーに載っていない送信先です。', 'The policy does not list it.'),
  unreadable: say('送信先を読み取れません。', 'Its address cannot be read.'),
  unknown_name: say('ポリシーにない名前が付いています。', 'It is marked with a name the policy does not know.'),
  promise_broken: say('個人を特定する情報を含むため、選択にかかわらず止めます。', 'It carries what identifies a person: held, whatever was chosen.'),
  sensitive: say('要配慮個人情報には、個別の同意が必要です。', 'Sensitive information needs a consent of its own.'),
  necessary: say('サービスの提供に必要です。', 'It is necessary for the service.'),
  refused_service: say('このサービスは拒否されています。', 'You refused this service.'),
  refused_purpose: say('この利用目的は拒否されています。', 'You refused this purpose.'),
  refused_by_signal: say('ブラウザの信号（GPC）が拒否しています。', 'Your browser’s signal (GPC) refuses it.'),
  needs_own_yes: say('「すべて許可」とは別の同意が必要です。', 'It needs a yes of its own, which “allow all” is not.'),
  allowed_service: say('このサービスは許可されています。', 'You allowed this service.'),
  allowed_once: say('今回だけ許可されています。', 'You allowed it this once.'),
  allowed_purpose: say('利用目的がすべて許可されています。', 'All its purposes are allowed.'),
  notify: say('受け取る前に、お知らせしています。', 'You are asked before it is received.'),
  not_asked: say('まだ選択されていません。', 'You have not chosen yet.')
};

/** By which means a request is made, in the order of the gate's own numbers. */
export const means = [
  say('スクリプト', 'script'), say('画像', 'image'), say('埋め込み枠', 'frame'), say('スタイルシート', 'stylesheet'),
  say('動画・音声', 'media'), say('オブジェクト', 'object'), 'fetch', 'XHR', say('ビーコン', 'beacon'),
  'WebSocket', 'EventSource', 'CSS', say('その他', 'other')
];
means.names = ['script', 'image', 'frame', 'style', 'media', 'object', 'fetch', 'xhr', 'beacon', 'websocket', 'eventsource', 'css', 'other'];

/** What reached the collector, by its own labels. */
export const kinds = {
  preflight: say('事前確認', 'preflight'),
  script: say('スクリプト', 'script'),
  beacon: say('ビーコン', 'beacon'),
  identifier: say('端末識別番号', 'device identifier'),
  pixel: say('ピクセル', 'pixel'),
  frame: say('広告枠', 'frame'),
  settings: say('設定の取得', 'settings'),
  event: say('イベント', 'event')
};

/** The group's sites by host. */
export const sites = {
  'recruit.localhost': say('カイドウ転職', 'Kaidō'),
  'care.localhost': say('ナギ看護', 'Nagi'),
  'engineer.localhost': 'toge'
};
