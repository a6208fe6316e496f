// Command gzip says what the tools make of resources: one JSON request a line on standard input, one JSON answer a line
// on standard output.
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"runtime/debug"

	"github.com/coreos/ignition/v2/butane/base/util"
	"github.com/vincent-petithory/dataurl"
)

// request asks about bytes, which are given or made, or about a data URL.
type request struct {
	Want        string     `json:"want"`
	Input       *inputSpec `json:"input"`
	Bytes       []byte     `json:"bytes"`
	Text        string     `json:"text"`
	Compression *string    `json:"compression"`
	MayCompress bool       `json:"mayCompress"`
	// Chunks are the sizes of the first writes; the rest is one more.
	Chunks []int `json:"chunks"`
}

// answer holds what was asked for. What may be long is given as its length and SHA-256.
type answer struct {
	Length      int               `json:"length"`
	Sha256      string            `json:"sha256,omitempty"`
	Compression *string           `json:"compression,omitempty"`
	Type        string            `json:"type,omitempty"`
	Parameters  map[string][]byte `json:"parameters,omitempty"`
	IsBase64    bool              `json:"isBase64,omitempty"`
	Error       string            `json:"error,omitempty"`
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "--versions" {
		printVersions()
		return
	}
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	output := bufio.NewWriter(os.Stdout)
	encoder := json.NewEncoder(output)
	encoder.SetEscapeHTML(false)
	for {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			log.Fatal(err)
		}
		var asked request
		if err := json.Unmarshal(line, &asked); err != nil {
			log.Fatal(err)
		}
		answered, err := answerTo(asked)
		if err != nil {
			log.Fatal(err)
		}
		if err := encoder.Encode(answered); err != nil {
			log.Fatal(err)
		}
		if err := output.Flush(); err != nil {
			log.Fatal(err)
		}
	}
}

func answerTo(asked request) (answer, error) {
	contents := asked.Bytes
	if asked.Input != nil {
		made, err := makeInput(*asked.Input)
		if err != nil {
			return answer{}, err
		}
		contents = made
	}
	switch asked.Want {
	case "input":
		return digest(contents), nil
	case "gzip":
		packed, err := pack(contents, asked.Chunks)
		return digest(packed), err
	case "gunzip":
		return unpack(contents), nil
	case "make":
		source, compression, err := util.MakeDataURL(contents, asked.Compression, asked.MayCompress)
		made := digest([]byte(source))
		made.Compression = compression
		return made, err
	case "escape":
		return digest([]byte("data:," + dataurl.Escape(contents))), nil
	case "read":
		return read(asked.Text), nil
	}
	return answer{}, fmt.Errorf("nobody can want %q", asked.Want)
}

func digest(contents []byte) answer {
	sum := sha256.Sum256(contents)
	return answer{Length: len(contents), Sha256: hex.EncodeToString(sum[:])}
}

func pack(contents []byte, chunks []int) ([]byte, error) {
	var packed bytes.Buffer
	compressor, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	for _, size := range chunks {
		size = min(size, len(contents))
		if _, err := compressor.Write(contents[:size]); err != nil {
			return nil, err
		}
		contents = contents[size:]
	}
	if _, err := compressor.Write(contents); err != nil {
		return nil, err
	}
	err = compressor.Close()
	return packed.Bytes(), err
}

func unpack(packed []byte) answer {
	reader, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return answer{Error: err.Error()}
	}
	contents, err := io.ReadAll(reader)
	if err != nil {
		return answer{Error: err.Error()}
	}
	return digest(contents)
}

func read(text string) answer {
	url, err := dataurl.DecodeString(text)
	if err != nil {
		return answer{Error: err.Error()}
	}
	found := digest(url.Data)
	found.Type = url.ContentType()
	found.IsBase64 = url.Encoding == dataurl.EncodingBase64
	found.Parameters = map[string][]byte{}
	for name, value := range url.Params {
		found.Parameters[name] = []byte(value)
	}
	return found
}

func printVersions() {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		log.Fatal("built without module information")
	}
	versions := map[string]string{"go": info.GoVersion}
	for _, module := range info.Deps {
		versions[module.Path] = module.Version
	}
	if err := json.NewEncoder(os.Stdout).Encode(versions); err != nil {
		log.Fatal(err)
	}
}
