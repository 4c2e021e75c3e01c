/**
 * A stage: shells, the picture or the messages over time, faults, time, and the log beside its bytes. What is on it says a
 * `Play`; the situation it is in goes into the address, to be shared.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Predict } from '../Predict.tsx'
import { Beats } from './Beats.tsx'
import { Bytes } from './Bytes.tsx'
import { Controls } from './Controls.tsx'
import { Drawing } from './Drawing.tsx'
import { Faults } from './Faults.tsx'
import type { Play } from './play.ts'
import { Shells } from './Shells.tsx'
import { fromHash } from './share.ts'
import { preferredSpeed, rates } from './speed.ts'
import styles from './stage.module.css'
import type { StageState } from './stage-state.ts'
import { useAddress } from './use-address.ts'
import { useStage } from './use-stage.ts'
import { Why } from './Why.tsx'

/** Something was typed and answered. */
const answered = ({ typed }: StageState): boolean => typed?.answer !== undefined

export function Stage({ play }: { play: Play }): ReactNode {
  const [shared] = useState(() => fromHash(play.id, location.hash))
  const [speed, setSpeed] = useState(preferredSpeed)
  const stage = useStage(play.scene, rates[speed], shared)
  if (stage.failure !== undefined) throw new Error(stage.failure)

  const address = useAddress(play.id, stage)
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (shared !== undefined) frame.current?.scrollIntoView({ block: 'nearest' })
  }, [shared])

  // The latest beat is shown until the reader chooses one.
  const [chosen, setChosen] = useState<number>()
  const shownIndex = chosen ?? (stage.beats.length > 0 ? stage.beats.length - 1 : undefined)
  const shown = shownIndex === undefined ? undefined : stage.beats[shownIndex]
  // biome-ignore lint/correctness/useExhaustiveDependencies: with a new line the log begins anew
  useEffect(() => setChosen(undefined), [stage.typed?.id, stage.seed])

  const figure = (
    <div className={styles.stage} data-busy={stage.clock.rate > 0} data-stage={play.id} ref={frame}>
      <Shells lines={play.lines} stage={stage} />
      <Drawing clock={stage.clock} picture={stage.picture} shown={shown?.message && shown} />
      {play.faults && <Faults faults={play.faults} stage={stage} />}
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
          <Beats beats={stage.beats} choose={setChosen} chosen={shownIndex} />
          <Bytes beat={shown} />
        </div>
      )}
    </div>
  )
  const { prediction } = play
  if (prediction === undefined) return figure
  const { played = answered } = prediction
  return (
    <Predict
      open={shared !== undefined}
      options={prediction.options}
      played={played(stage)}
      question={prediction.question}
    >
      {figure}
    </Predict>
  )
}
