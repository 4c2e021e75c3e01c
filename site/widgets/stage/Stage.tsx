/**
 * A stage: shells, the picture or the messages over time, faults, time, and the log beside its bytes. What is on it says a
 * `Play`; the situation it is in goes into the address, to be shared.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useLanguage, useText } from '../../components/use-text.ts'
import { readAddress } from '../address.ts'
import { Predict } from '../Predict.tsx'
import { Unreadable } from '../Unreadable.tsx'
import { Beats } from './Beats.tsx'
import { Builder } from './Builder.tsx'
import { Bytes } from './Bytes.tsx'
import { Controls } from './Controls.tsx'
import type { Parcel } from './carried.ts'
import { Drawing } from './Drawing.tsx'
import { Faults } from './Faults.tsx'
import { Fold } from './Fold.tsx'
import faults from './faults.module.css'
import type { Play } from './play.ts'
import { refusalText } from './refusals.ts'
import { Sequence } from './Sequence.tsx'
import { Shells } from './Shells.tsx'
import { unpack } from './share.ts'
import { preferredSpeed, rates } from './speed.ts'
import styles from './stage.module.css'
import type { StageState } from './stage-state.ts'
import { useAddress } from './use-address.ts'
import { type Stage as StageHook, useStage } from './use-stage.ts'
import views from './views.module.css'
import { Why } from './Why.tsx'

const texts = {
  en: {
    views: 'What is shown',
    picture: 'The cluster',
    messages: 'Messages over time',
    faults: 'Make it go wrong',
    build: 'Start nodes, cut cables',
    bytes: 'The bytes of this step',
    noMessages: 'No message has set out yet. Those to come are drawn here, one below the other.',
  },
  zh: {
    views: '看什么',
    picture: '集群',
    messages: '消息时序',
    faults: '制造故障',
    build: '启动节点，弄坏网络',
    bytes: '这一步的字节',
    noMessages: '还没有消息上路。上路的消息会画在这里，一条接一条往下排。',
  },
}

/** The cluster as it is, or its messages over time. */
function Views({ overTime, set }: { overTime: boolean; set: (overTime: boolean) => void }): ReactNode {
  const text = useText(texts)
  return (
    <fieldset aria-label={text.views} className={views.views}>
      <button aria-pressed={!overTime} onClick={() => set(false)} type="button">
        {text.picture}
      </button>
      <button aria-pressed={overTime} onClick={() => set(true)} type="button">
        {text.messages}
      </button>
    </fieldset>
  )
}

/** Something was typed and answered. */
const answered = ({ typed }: StageState): boolean => typed?.answer !== undefined

/** What was shown stays shown until all begins anew, whatever is done after it. */
function useHeld(now: boolean, anew: boolean): boolean {
  const [held, setHeld] = useState(now)
  const shown = now || (held && !anew)
  if (shown !== held) setHeld(shown)
  return shown
}

interface StageProps {
  play: Play
  /** Stands in the place of the shells, and may have them in it. */
  head?: (stage: StageHook) => ReactNode
}

export function Stage({ play, head }: StageProps): ReactNode {
  const text = useText(texts)
  const language = useLanguage()
  const [given] = useState(() => readAddress(play.id))
  const [shared, setShared] = useState(() => unpack(given))
  const [unreadable, setUnreadable] = useState(given !== undefined && shared === undefined)
  const [speed, setSpeed] = useState(preferredSpeed)
  const stage = useStage(play.scene, rates[speed], shared)
  if (stage.failure !== undefined) throw new Error(stage.failure)

  const address = useAddress(play.id, stage, (text) => {
    const situation = unpack(text)
    setUnreadable(situation === undefined)
    if (situation === undefined) return
    setShared(situation)
    stage.begin(situation)
  })
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (shared !== undefined) frame.current?.scrollIntoView({ block: 'nearest' })
  }, [shared])

  // The latest beat is shown until the reader chooses one.
  const [chosen, setChosen] = useState<number>()
  const [parcel, setParcel] = useState<Parcel>()
  const shownIndex = chosen ?? (stage.beats.length > 0 ? stage.beats.length - 1 : undefined)
  const shown = shownIndex === undefined ? undefined : stage.beats[shownIndex]
  // biome-ignore lint/correctness/useExhaustiveDependencies: with a new line the log begins anew
  useEffect(() => {
    setChosen(undefined)
    setParcel(undefined)
  }, [stage.typed?.id, stage.seed])
  const [overTime, setOverTime] = useState(play.sequence === true)
  const [faultsOpen, setFaultsOpen] = useState(false)
  const [bytesOpen, setBytesOpen] = useState(false)
  const choose = (parcel: Parcel): void => {
    setParcel(parcel)
    setBytesOpen(true)
  }
  const seen = { picture: stage.picture, world: stage.world, chosen: parcel, choose }

  const { journeys } = stage.picture
  const figure = (
    <div
      className={styles.stage}
      data-busy={!stage.ready || stage.clock.rate > 0 || stage.pending.size > 0}
      data-stage={play.id}
      ref={frame}
    >
      {head ? head(stage) : <Shells lines={play.lines} stage={stage} />}
      <Views overTime={overTime} set={setOverTime} />
      {overTime && journeys.journeys.length + journeys.marks.length > 0 ? (
        <Sequence {...seen} />
      ) : overTime ? (
        <div className={views.poster} data-poster>
          <Drawing
            clock={stage.clock}
            picture={stage.picture}
            shown={undefined}
            view={play.view}
            world={stage.world}
          />
          <p>{text.noMessages}</p>
        </div>
      ) : (
        <Drawing
          {...seen}
          clock={stage.clock}
          shown={shown?.message && shown}
          stage={play.scene.follow && stage}
          view={play.view}
        />
      )}
      {(play.faults || play.builder) && (
        <Fold label={play.builder ? text.build : text.faults} open={faultsOpen} set={setFaultsOpen}>
          {play.faults && <Faults faults={play.faults} stage={stage} />}
          {play.builder && <Builder stage={stage} />}
        </Fold>
      )}
      <p aria-live="polite" className={faults.refusal}>
        {stage.refusal && refusalText(stage.refusal, language)}
      </p>
      {play.why && <Why stage={stage} {...play.why} />}
      <Controls
        address={address}
        setSpeed={(speed) => {
          setSpeed(speed)
          stage.setRate(rates[speed])
        }}
        speed={speed}
        stage={stage}
        startOver={stage.startOver}
      />
      {!play.brief && (
        <div className={styles.panes}>
          <Beats
            beats={stage.beats}
            choose={(index) => {
              setChosen(index)
              setParcel(undefined)
              setBytesOpen(true)
            }}
            chosen={parcel ? undefined : shownIndex}
          />
          <Fold label={text.bytes} open={bytesOpen} set={setBytesOpen}>
            <Bytes beat={shown} parcel={parcel} />
          </Fold>
        </div>
      )}
    </div>
  )
  const { prediction } = play
  const { played = answered } = prediction ?? {}
  const isPlayed = useHeld(played(stage), stage.deeds.length === 0)
  return (
    <>
      {unreadable && <Unreadable />}
      {prediction === undefined ? (
        figure
      ) : (
        <Predict
          astray={prediction.astray?.(stage)}
          open={shared !== undefined}
          options={prediction.options}
          played={isPlayed}
          question={prediction.question}
        >
          {figure}
        </Predict>
      )}
    </>
  )
}
