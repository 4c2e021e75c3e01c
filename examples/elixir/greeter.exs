# The Elixir side of join.ts.
#
#   elixir --sname ex examples/elixir/greeter.exs

defmodule Greeter do
  use GenServer

  def start_link(_), do: GenServer.start_link(__MODULE__, nil, name: __MODULE__)

  @impl true
  def init(_), do: {:ok, nil}

  @impl true
  def handle_call({:greet, who}, _from, state), do: {:reply, "hello, #{who}", state}
end

{:ok, _} = Supervisor.start_link([Greeter], strategy: :one_for_one)
IO.puts("#{node()} greets.")
Process.sleep(:infinity)
